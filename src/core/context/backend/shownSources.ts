import type { Files, TextFile } from "../../ports.ts";
import { linesOf } from "../lines.ts";

/** A file that may be shown, with its lines. */
export interface ShownSource {
  readonly file: TextFile;
  /** Each with its end. */
  readonly lines: readonly string[];
}

/** Files that nobody named: none that a rule withholds, whatever is known of it. */
export interface ShownSources {
  /** Whether facts about this file may go along. */
  mayShow(uri: string): Promise<boolean>;
  read(uri: string): Promise<ShownSource | undefined>;
}

/** Asks and reads once for each file. */
export function createShownSources(files: Files, signal: AbortSignal): ShownSources {
  const allowed = new Map<string, Promise<boolean>>();
  const read = new Map<string, Promise<ShownSource | undefined>>();
  const ask = async (uri: string): Promise<boolean> => {
    try {
      return (await files.withheld(uri, signal)) === undefined;
    } catch {
      // A gate that fails is a closed one.
      signal.throwIfAborted();
      return false;
    }
  };
  const mayShow = (uri: string): Promise<boolean> => {
    const known = allowed.get(uri) ?? ask(uri);
    allowed.set(uri, known);
    return known;
  };
  const readOne = async (uri: string): Promise<ShownSource | undefined> => {
    if (!(await mayShow(uri))) return undefined;
    const file = await files.read(uri, "part", signal);
    return file.kind === "text" ? { file, lines: linesOf(file.text) } : undefined;
  };
  return {
    mayShow,
    read(uri) {
      const known = read.get(uri) ?? readOne(uri);
      read.set(uri, known);
      return known;
    },
  };
}
