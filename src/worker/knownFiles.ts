import type { PassedOver, PassedOverReason } from "../core/backendMap/backendMap.ts";
import type { FileFacts } from "../core/backendMap/facts/facts.ts";
import type { Found } from "./walkFolders.ts";

/** A file as it was last read. */
export interface KnownFile extends Found {
  readonly stamp: string;
  readonly hash: string;
  readonly facts: FileFacts;
  /** Why it says nothing. */
  readonly passedOver?: PassedOverReason;
}

/** All files that the map is made of. */
export interface KnownFiles {
  get(path: string): KnownFile | undefined;
  /** The paths known at a place of the disk and below. */
  below(place: string): readonly string[];
  all(): readonly KnownFile[];
  put(file: KnownFile): void;
  drop(path: string): void;
  /** By path, in their order. */
  facts(): ReadonlyMap<string, FileFacts>;
  uriOf(path: string): string;
  passedOver(): readonly PassedOver[];
  /** Paths of files that rules keep out; they are counted, nothing else. */
  readonly withheld: Set<string>;
}

export function createKnownFiles(): KnownFiles {
  const files = new Map<string, KnownFile>();
  const withheld = new Set<string>();
  let facts = new Map<string, FileFacts>();
  let isSorted = true;

  return {
    withheld,
    get: (path) => files.get(path),
    below: (place) => pathsBelow(place, files.values()),
    all: () => [...files.values()],
    put(file) {
      isSorted &&= facts.has(file.path);
      files.set(file.path, file);
      facts.set(file.path, file.facts);
    },
    drop(path) {
      files.delete(path);
      facts.delete(path);
    },
    facts() {
      if (!isSorted) facts = new Map([...facts].sort(([a], [b]) => (a < b ? -1 : 1)));
      isSorted = true;
      return facts;
    },
    uriOf: (path) => files.get(path)?.uri ?? path,
    passedOver: () => counted(files.values(), withheld.size),
  };
}

/** Asked with each edit: nothing is made of the thousands that are elsewhere. */
function pathsBelow(place: string, files: Iterable<KnownFile>): readonly string[] {
  const paths: string[] = [];
  for (const { file, path } of files) {
    if (file.startsWith(place) && /^(?:$|[/\\])/.test(file.slice(place.length))) paths.push(path);
  }
  return paths;
}

function counted(files: Iterable<KnownFile>, withheld: number): readonly PassedOver[] {
  const counts = new Map<PassedOverReason, number>();
  if (withheld > 0) counts.set("rule", withheld);
  for (const { passedOver, facts } of files) {
    const reason = passedOver ?? (facts.isUnparsed === true ? "unparsed" : undefined);
    if (reason !== undefined) counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return [...counts].map(([reason, number]) => ({ reason, files: number }));
}
