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
    below: (place) =>
      [...files.values()]
        .filter(({ file }) => file === place || isBelow(file, place))
        .map(({ path }) => path),
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
    passedOver: () => counted([...files.values()], withheld.size),
  };
}

const isBelow = (file: string, place: string): boolean =>
  file.startsWith(place) && /^[/\\]/.test(file.slice(place.length));

function counted(files: readonly KnownFile[], withheld: number): readonly PassedOver[] {
  const reasons = files.flatMap((file) => {
    return file.passedOver ?? (file.facts.isUnparsed === true ? ("unparsed" as const) : []);
  });
  const counts = Map.groupBy(reasons, (reason) => reason);
  return [
    ...(withheld > 0 ? [{ reason: "rule" as const, files: withheld }] : []),
    ...[...counts].map(([reason, { length }]) => ({ reason, files: length })),
  ];
}
