import type { MessagePort } from "node:worker_threads";
import { troubleIn } from "./keeping.ts";
import type { KnownFile } from "./knownFiles.ts";
import { readKnown } from "./readKnown.ts";
import type { Reader } from "./readKnown.ts";
import type { Found } from "./walkFolders.ts";

/** What was read of the files that were given. */
export interface ReadFiles {
  readonly files: readonly KnownFile[];
  /** Of bugs of ours that kept files from being read. */
  readonly troubles: readonly string[];
}

/**
 * In a second thread: reads files that it is given, and hands over what they say, as a text: to make
 * objects of that costs the one who waits for it half of what it takes to be handed objects.
 */
export function readForAnother(port: MessagePort, reader: Omit<Reader, "onBug">): void {
  port.on("message", (files: readonly Found[]) => {
    void readThem(files, reader).then((read) => {
      port.postMessage(JSON.stringify(read));
    });
  });
}

async function readThem(
  given: readonly Found[],
  reader: Omit<Reader, "onBug">,
): Promise<ReadFiles> {
  const troubles: string[] = [];
  const onBug = (error: unknown): void => {
    troubles.push(troubleIn(error));
  };
  const files: KnownFile[] = [];
  for (const found of given) files.push(await readKnown(found, undefined, { ...reader, onBug }));
  return { files, troubles };
}
