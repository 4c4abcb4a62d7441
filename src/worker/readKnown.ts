import type { PassedOverReason } from "../core/backendMap/backendMap.ts";
import type { FileFacts } from "../core/backendMap/facts/facts.ts";
import type { Grammars } from "../core/backendMap/grammars/createGrammars.ts";
import { readFacts } from "../core/backendMap/reading/readFacts.ts";
import { noFacts } from "../core/backendMap/reading/scopes.ts";
import type { CurrentFile } from "../core/backendMap/upkeep/currentFile.ts";
import { withoutSecrets } from "../core/backendMap/upkeep/withoutSecrets.ts";
import type { KnownFile } from "./knownFiles.ts";
import { readSource } from "./readSource.ts";
import type { Found } from "./walkFolders.ts";

export interface Reader {
  readonly grammars: Grammars;
  /** Texts that win over the disk's, by the way to the file. */
  readonly unsaved: ReadonlyMap<string, string>;
  /** Hears which file is read, for who watches. */
  readonly current: CurrentFile;
  /** Paths of files that are not read: that would take without end. */
  readonly endless: ReadonlySet<string>;
  /** Hears of files that a bug of ours keeps from being read. */
  readonly onBug: (error: unknown) => void;
}

/** What is known of a file already: facts of the same text are not read again. */
export interface Before {
  readonly hash: string;
  readonly passedOver?: PassedOverReason;
  /** Undefined where they are damaged. */
  facts(): FileFacts | undefined;
}

export async function readKnown(
  found: Found,
  before: Before | undefined,
  reader: Reader,
): Promise<KnownFile> {
  const source = readSource(found.file, found.path, reader.unsaved.get(found.file));
  const { stamp, hash } = source;
  const none = noFacts(found.path, found.languageId);
  if ("passedOver" in source) {
    return { ...found, stamp, hash, facts: none, passedOver: source.passedOver };
  }
  const isSame = before?.hash === hash && before.passedOver === undefined;
  const facts =
    (isSame ? before.facts() : undefined) ??
    (await factsOf({ ...found, text: source.text }, reader));
  return { ...found, stamp, hash, facts };
}

/** Whatever a file holds, it costs its own facts at most. */
async function factsOf(
  file: Found & { readonly text: string },
  { grammars, onBug, current, endless }: Reader,
): Promise<FileFacts> {
  const { path, languageId, text } = file;
  if (endless.has(path)) return { ...noFacts(path, languageId), isUnparsed: true };
  current.begin(path);
  try {
    return await readFacts({ path, languageId, text: withoutSecrets(text) }, grammars);
  } catch (error) {
    onBug(error);
    return { ...noFacts(path, languageId), isUnparsed: true };
  } finally {
    current.begin(undefined);
  }
}
