import type { BackendMap, MapDocument, Neighbour, Unresolved } from "../backendMap.ts";
import { entryRows } from "./entryRows.ts";
import type { PathOf } from "./factWords.ts";
import { neighbourWords, placeName, plainName } from "./factWords.ts";
import { filterMap } from "./filterMap.ts";
import type { MapRow, RowKind } from "./mapRow.ts";
import { storeRows, usageOf } from "./storeRows.ts";

/**
 * The map as rows of a tree: a section for each kind of fact that there is, with its count.
 *
 * @param words that all facts shown must have; see `filterMap`.
 */
export function mapRows(whole: BackendMap, pathOf: PathOf, words = ""): readonly MapRow[] {
  const map = filterMap(whole, words, pathOf);
  const { entryPoints, neighbours, documents, unresolved } = map;
  const others = new Set(neighbours.map(({ kind, name }) => `${kind} ${name}`));
  const tables = new Set([...map.tables.map(({ name }) => name), ...usageOf(map.queries).keys()]);
  return [
    section("entryPoints", "Entry points", entryPoints.length, () =>
      entryRows(entryPoints, pathOf),
    ),
    section("stores", "Stores", tables.size, () => storeRows(map, pathOf)),
    section("neighbours", "Neighbours", others.size, () => neighbourRows(neighbours, pathOf)),
    section("documents", "Contracts, decisions, delivery", documents.length, () =>
      documentRows(documents, pathOf),
    ),
    section("unresolved", "Not resolved", unresolved.length, () => gapRows(unresolved, pathOf)),
  ].flatMap((row) => row ?? []);
}

function section(
  kind: RowKind,
  label: string,
  count: number,
  children: () => readonly MapRow[],
): MapRow | undefined {
  if (count === 0) return undefined;
  return {
    id: kind,
    kind,
    label,
    description: String(count),
    tooltip: [`${label}: ${count}`],
    children,
  };
}

/** By kind; one that is used in several places stands once, with its places below it. */
function neighbourRows(neighbours: readonly Neighbour[], pathOf: PathOf): readonly MapRow[] {
  const kinds = Map.groupBy(neighbours, ({ kind }) => kind);
  return [...kinds].map(([kind, all]): MapRow => {
    const names = [...Map.groupBy(all, ({ name }) => name)].toSorted(([a], [b]) =>
      a < b ? -1 : 1,
    );
    return {
      id: `neighbours ${kind}`,
      kind: "group",
      label: neighbourWords[kind],
      description: String(names.length),
      tooltip: [`${neighbourWords[kind]}: ${names.length}`],
      children: () => names.map(([name, places]) => neighbourRow(name, places, pathOf)),
    };
  });
}

function neighbourRow(name: string, places: readonly Neighbour[], pathOf: PathOf): MapRow {
  const [first] = places;
  const id = `neighbour ${first?.kind ?? ""} ${name}`;
  const row = { id, kind: "neighbour", label: plainName(name) } as const;
  if (first === undefined || places.length > 1) {
    return {
      ...row,
      description: `${places.length} places`,
      tooltip: [plainName(name), ...places.slice(0, 10).map((one) => placeName(one, pathOf))],
      children: () => places.map((one, at) => placeRow(one, `${id} ${at}`, pathOf)),
    };
  }
  const at = placeName(first, pathOf);
  return { ...row, description: at, tooltip: [plainName(name), at], place: first };
}

function placeRow(one: Neighbour, id: string, pathOf: PathOf): MapRow {
  const label = placeName(one, pathOf);
  return { id, kind: "neighbour", label, description: "", tooltip: [label], place: one };
}

const documentWords: Readonly<Record<MapDocument["kind"], string>> = {
  openapi: "OpenAPI",
  graphql: "GraphQL schema",
  proto: "Protocol Buffers",
  decision: "decision",
  guidance: "guidance",
  delivery: "delivery",
};

function documentRows(documents: readonly MapDocument[], pathOf: PathOf): readonly MapRow[] {
  const start = { line: 0, character: 0 };
  return documents.map(({ kind, uri, title }, at) => ({
    id: `document ${uri} ${at}`,
    kind: "document",
    label: plainName(title),
    description: documentWords[kind],
    tooltip: [plainName(title), documentWords[kind], plainName(pathOf(uri))],
    place: { uri, range: { start, end: start } },
  }));
}

function gapRows(unresolved: readonly Unresolved[], pathOf: PathOf): readonly MapRow[] {
  return unresolved.map((gap, at) => ({
    id: `gap ${gap.uri} ${at}`,
    kind: "gap",
    label: plainName(gap.why),
    description: placeName(gap, pathOf),
    tooltip: [plainName(gap.why, 400), placeName(gap, pathOf)],
    place: gap,
  }));
}
