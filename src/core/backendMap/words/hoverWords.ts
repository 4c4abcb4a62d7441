import { codeName, plainLine } from "../../plainLine.ts";
import type { EntryPoint, MapPlace, Query, Table } from "../backendMap.ts";
import type { PathOf } from "../picture/factWords.ts";
import { entryTitle, foreignKeyWords, placeName, queryWords } from "../picture/factWords.ts";
import type { KnownAt } from "./describeAt.ts";

export interface HoverPorts {
  readonly pathOf: PathOf;
  /** The address that opens a place; undefined outside the workspace. */
  link(place: MapPlace): string | undefined;
}

/** A hover shows so much at most. */
const most = { routes: 6, columns: 20, lines: 8 };

/** What is known of a place as Markdown whose only links lead into the workspace. */
export function hoverWords({ entryPoints, table, query }: KnownAt, ports: HoverPorts): string {
  const shown = entryPoints.slice(0, most.routes);
  const left = entryPoints.length - shown.length;
  return [
    ...shown.map((entry) => entryWords(entry, ports)),
    left === 0 ? "" : `and ${left} more`,
    table === undefined ? "" : tableWords(table, ports),
    query === undefined ? "" : queryLines(query),
  ]
    .filter(Boolean)
    .join("\n\n");
}

function entryWords(entry: EntryPoint, ports: HoverPorts): string {
  const { guards, handler, handlerName, declared, contract, schema, unresolved } = entry;
  const handled = handler === undefined ? "not resolved" : placeLink(handler, ports);
  const name = handlerName === undefined ? "" : `${codeName(handlerName)} `;
  return list(`**${plainLine(entryTitle(entry))}** · ${plainLine(entry.stack)}`, [
    guards.length === 0 ? "No guards" : `Guards: ${guards.map(codeName).join(" → ")}`,
    schema === undefined ? "" : `Validated by ${codeName(schema)}`,
    `Handler: ${name}${handled}`,
    `Declared: ${placeLink(declared, ports)}`,
    contract === undefined ? "" : `Promised: ${placeLink(contract, ports)}`,
    unresolved === undefined ? "" : `Not computed: ${codeName(unresolved)}`,
  ]);
}

function tableWords(table: Table, ports: HoverPorts): string {
  const { name, columns, indexes, foreignKeys, primaryKey = [] } = table;
  const named = columns.slice(0, most.columns).map(({ name: column, type, nullable }) => {
    const must = nullable === false && !primaryKey.includes(column) ? " not null" : "";
    return `${codeName(column)}${type === undefined ? "" : ` ${plainLine(type, 40)}`}${must}`;
  });
  const left = columns.length - named.length;
  const indexed = indexes.slice(0, most.lines).map(({ columns: of, unique }) => {
    return `${unique ? "Unique index" : "Index"}: ${of.map(codeName).join(", ")}`;
  });
  return list(`**Table ${plainLine(name)}** · ${placeLink(table, ports)}`, [
    `Columns: ${named.join(", ")}${left > 0 ? ` and ${left} more` : ""}`,
    primaryKey.length === 0 ? "" : `Primary key: ${primaryKey.map(codeName).join(", ")}`,
    ...(indexed.length === 0
      ? [primaryKey.length === 0 ? "No index known" : "No other index known"]
      : indexed),
    ...foreignKeys
      .slice(0, most.lines)
      .map((key) => `Foreign key: ${plainLine(foreignKeyWords(key))}`),
  ]);
}

function queryLines(query: Query): string {
  const columnsFor = (use: Query["columns"][number]["use"]): string => {
    const names = query.columns.filter((one) => one.use === use).map(({ name }) => name);
    return [...new Set(names)].slice(0, most.columns).map(codeName).join(", ");
  };
  const [filters, sorts] = [columnsFor("filter"), columnsFor("sort")];
  return list(`**Query** · ${plainLine(queryWords(query))}`, [
    filters === "" ? "" : `Filters: ${filters}`,
    sorts === "" ? "" : `Sorts: ${sorts}`,
  ]);
}

function list(heading: string, lines: readonly string[]): string {
  const items = lines.filter(Boolean).map((line) => `- ${line}`);
  return items.length === 0 ? heading : `${heading}\n\n${items.join("\n")}`;
}

function placeLink(place: MapPlace, ports: HoverPorts): string {
  const name = placeName(place, ports.pathOf);
  const address = ports.link(place);
  return address === undefined ? codeName(name) : `[${plainLine(name)}](${address})`;
}
