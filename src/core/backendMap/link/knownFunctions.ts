import type { MapFunction } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import { isSame } from "../upkeep/mapPieces.ts";
import { createKept } from "./kept/kept.ts";
import type { Kept } from "./kept/kept.ts";
import type { Reader } from "./kept/sources.ts";
import type { FileChanges } from "./kept/workspace.ts";
import { callsFrom, linkCalls } from "./linkCalls.ts";
import type { CallIn, FunctionIn } from "./linkCalls.ts";
import type { Linking } from "./linking.ts";

/** The functions that entry points reach, kept from edit to edit. */
export interface KnownFunctions {
  /** In the order in which they are reached. */
  all(): readonly MapFunction[];
  in(uri: string): readonly MapFunction[];
  /** @returns URIs of files of which other functions are reached now. */
  update(changes: FileChanges, handlers: Iterable<FunctionIn>): Iterable<string>;
}

export function createFunctions(
  linkingFor: (reader: Reader, home: FileFacts) => Pick<Linking, "index" | "evaluate" | "uriOf">,
): KnownFunctions {
  const calls = new Map<string, Kept<FunctionIn["index"], readonly CallIn[]>>();
  let known: readonly MapFunction[] = [];
  let byUri: ReadonlyMap<string, readonly MapFunction[]> = new Map();
  const callsOf = ({ file, index }: FunctionIn): readonly CallIn[] => {
    const kept =
      calls.get(file.path) ??
      createKept((at: number, reader) => callsFrom({ file, index: at }, linkingFor(reader, file)));
    calls.set(file.path, kept);
    return kept.get(index);
  };
  return {
    all: () => known,
    in: (uri) => byUri.get(uri) ?? [],
    update(changes, handlers) {
      for (const path of changes.keys()) {
        calls.get(path)?.clear();
        calls.delete(path);
      }
      const before = byUri;
      known = linkCalls(handlers, callsOf);
      byUri = Map.groupBy(known, ({ uri }) => uri);
      const uris = new Set([...before.keys(), ...byUri.keys()]);
      return [...uris].filter((uri) => !isSame(before.get(uri), byUri.get(uri)));
    },
  };
}
