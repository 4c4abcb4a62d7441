import type { BackendMap, EntryPoint, Query, Table } from "../backendMap.ts";
import type { PathOf } from "./factWords.ts";
import { queryWords } from "./factWords.ts";

/**
 * What of the map has all these words, in whatever order: in its names, its file, its guards, its
 * columns. Without words it is the map itself.
 */
export function filterMap(map: BackendMap, words: string, pathOf: PathOf): BackendMap {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  if (wanted.length === 0) return map;
  const has = (...texts: readonly (string | undefined)[]): boolean => {
    const text = texts
      .filter((one) => one !== undefined)
      .join(" ")
      .toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const tables = map.tables.filter((table) => has(...wordsOfTable(table), pathOf(table.uri)));
  const names = new Set(tables.map(({ name }) => name));
  const isUsed = ({ reads, writes }: Query): boolean =>
    [...reads, ...writes].some((name) => names.has(name));
  return {
    ...map,
    entryPoints: map.entryPoints.filter((one) =>
      has(...wordsOfEntry(one), pathOf(one.declared.uri)),
    ),
    tables,
    queries: map.queries.filter((one) => isUsed(one) || has(queryWords(one), pathOf(one.uri))),
    neighbours: map.neighbours.filter((one) => has(one.kind, one.name, pathOf(one.uri))),
    documents: map.documents.filter((one) => has(one.kind, one.title, pathOf(one.uri))),
    unresolved: map.unresolved.filter((one) => has(one.why, pathOf(one.uri))),
  };
}

function wordsOfEntry(entry: EntryPoint): readonly (string | undefined)[] {
  const { kind, stack, method, path, name, handlerName, guards } = entry;
  return [kind, stack, method, path, name, handlerName, ...guards];
}

function wordsOfTable({ name, columns }: Table): readonly string[] {
  return [name, ...columns.map((one) => one.name)];
}
