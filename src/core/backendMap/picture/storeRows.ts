import type { BackendMap, Query, Table } from "../backendMap.ts";
import type { PathOf } from "./factWords.ts";
import { counted, foreignKeyWords, placeName, plainName, queryWords } from "./factWords.ts";
import type { MapRow } from "./mapRow.ts";

/** The tables by name, and last the queries of which no table is known. */
export function storeRows(
  { tables, queries }: Pick<BackendMap, "tables" | "queries">,
  pathOf: PathOf,
): readonly MapRow[] {
  const usage = usageOf(queries);
  const known = new Set(tables.map(({ name }) => name));
  const strangers = [...usage.keys()].filter((name) => !known.has(name)).toSorted();
  const inOrder = tables.toSorted((one, other) => (one.name < other.name ? -1 : 1));
  return [
    ...inOrder.map((table) => tableRow(table, usage.get(table.name) ?? [], pathOf)),
    ...strangers.map((name) => strangerRow(name, usage.get(name) ?? [], pathOf)),
  ];
}

/** The queries that use a table, by its name. */
export function usageOf(queries: readonly Query[]): ReadonlyMap<string, readonly Query[]> {
  const usage = new Map<string, Query[]>();
  for (const query of queries) {
    for (const name of new Set([...query.reads, ...query.writes])) {
      const list = usage.get(name);
      if (list === undefined) usage.set(name, [query]);
      else list.push(query);
    }
  }
  return usage;
}

function tableRow(table: Table, queries: readonly Query[], pathOf: PathOf): MapRow {
  const { name, uri, range, columns, origin } = table;
  const sizes = [counted(columns.length, "column"), counted(queries.length, "query")];
  const id = `table ${name} ${uri} `;
  return {
    id,
    kind: "table",
    label: plainName(name),
    description: sizes.join(", "),
    tooltip: [plainName(name), ...sizes, `Known from: ${origin}, ${placeName(table, pathOf)}`],
    place: { uri, range },
    children: () => [
      ...columnRows(table, id),
      ...keyRows(table, id),
      ...queries.map((query, at) => queryRow(query, `${id}query ${at}`, pathOf)),
    ],
  };
}

/** A table that queries name and nothing creates. */
function strangerRow(name: string, queries: readonly Query[], pathOf: PathOf): MapRow {
  const id = `table ${name} `;
  return {
    id,
    kind: "table",
    label: plainName(name),
    description: `not declared, ${counted(queries.length, "query")}`,
    tooltip: [
      plainName(name),
      "Queries name it; no migration, schema or model that was read does.",
    ],
    children: () => queries.map((query, at) => queryRow(query, `${id}query ${at}`, pathOf)),
  };
}

function columnRows({ columns, primaryKey = [] }: Table, above: string): readonly MapRow[] {
  return columns.map((column): MapRow => {
    const { name, type, nullable, uri, range } = column;
    const isKey = primaryKey.includes(name);
    const words = [
      type === undefined ? "" : plainName(type, 60),
      isKey ? "primary key" : "",
      nullable === false && !isKey ? "not null" : "",
    ].filter(Boolean);
    return {
      id: `${above}column ${name}`,
      kind: "column",
      label: plainName(name),
      description: words.join(", "),
      tooltip: [plainName(name), ...words],
      place: { uri, range },
    };
  });
}

function keyRows({ indexes, foreignKeys, uri, range }: Table, above: string): readonly MapRow[] {
  const place = { uri, range };
  const row = (kind: "index" | "key", at: number, label: string, description: string): MapRow => ({
    id: `${above}${kind} ${at}`,
    kind,
    label,
    description,
    tooltip: [`${label}: ${description}`],
    place,
  });
  return [
    ...indexes.map(({ columns, unique }, at) =>
      row(
        "index",
        at,
        columns.map((one) => plainName(one)).join(", "),
        unique ? "unique index" : "index",
      ),
    ),
    ...foreignKeys.map((key, at) => row("key", at, foreignKeyWords(key), "foreign key")),
  ];
}

function queryRow(query: Query, id: string, pathOf: PathOf): MapRow {
  const { uri, range, columns } = query;
  const filters = columns.filter(({ use }) => use === "filter").map(({ name }) => plainName(name));
  const words = queryWords(query);
  return {
    id,
    kind: "query",
    label: placeName(query, pathOf),
    description: words,
    tooltip: [
      placeName(query, pathOf),
      words,
      filters.length === 0 ? "" : `Filters: ${[...new Set(filters)].join(", ")}`,
    ].filter(Boolean),
    place: { uri, range },
  };
}
