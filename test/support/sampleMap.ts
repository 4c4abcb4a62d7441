import type {
  BackendMap,
  EntryPoint,
  MapPlace,
  Neighbour,
  Query,
  Table,
} from "../../src/core/backendMap/backendMap.ts";
import { emptyMap } from "../../src/core/backendMap/emptyMap.ts";

/** A place of one line. */
export function placeAt(uri: string, line: number, character = 0, length = 20): MapPlace {
  const end = { line, character: character + length };
  return { uri, range: { start: { line, character }, end } };
}

export function sampleEntry(changes: Partial<EntryPoint> = {}): EntryPoint {
  return {
    kind: "http",
    stack: "express",
    method: "GET",
    path: "/orders",
    guards: [],
    declared: placeAt("file:///shop/src/routes.ts", 0),
    handler: placeAt("file:///shop/src/orders.ts", 10),
    handlerName: "listOrders",
    ...changes,
  };
}

export function sampleTable(name: string, changes: Partial<Table> = {}): Table {
  const place = placeAt("file:///shop/migrations/1.sql", 0);
  return {
    ...place,
    name,
    origin: "migration",
    columns: [
      { ...place, name: "id", type: "bigint", nullable: false },
      { ...place, name: "state", type: "text" },
    ],
    indexes: [],
    foreignKeys: [],
    primaryKey: ["id"],
    ...changes,
  };
}

export function sampleQuery(changes: Partial<Query> = {}): Query {
  return {
    ...placeAt("file:///shop/src/orders.ts", 12),
    reads: ["orders"],
    writes: [],
    inLoop: false,
    inTransaction: false,
    columns: [],
    ...changes,
  };
}

export function sampleNeighbour(changes: Partial<Neighbour> = {}): Neighbour {
  return { ...placeAt("file:///shop/src/orders.ts", 13), kind: "http", name: "rates", ...changes };
}

/**
 * A backend of so many routes over tables, every name of it made by `name`: of resources with a
 * handful of routes each, whose handlers read, write and call out.
 */
export function largeMap(routes: number, name = (word: string): string => word): BackendMap {
  const methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];
  const resources = Math.ceil(routes / 10);
  const entryPoints = Array.from({ length: routes }, (_, at) => {
    const resource = name(`resource${at % resources}`);
    const tail = at >= resources ? `/{id}/part${Math.floor(at / resources)}` : "";
    const handler = placeAt(`file:///shop/src/${at % resources}.ts`, at * 5, 0, 40);
    return sampleEntry({
      method: methods[at % methods.length] ?? "GET",
      path: `/api/v1/${resource}${tail}`,
      guards: at % 3 === 0 ? [name("requireUser")] : [],
      declared: placeAt("file:///shop/src/routes.ts", at),
      handler,
      handlerName: name(`handle${at}`),
    });
  });
  const inHandler = ({ handler }: EntryPoint): MapPlace => ({
    uri: handler?.uri ?? "",
    range: handler?.range ?? placeAt("", 0).range,
  });
  const tableName = (at: number): string => name(`table${at}`);
  const tables = Array.from({ length: resources }, (_, at) =>
    sampleTable(tableName(at), {
      foreignKeys: at % 4 === 0 ? [] : [{ columns: [name("parent")], table: tableName(at - 1) }],
    }),
  );
  return {
    ...emptyMap,
    entryPoints,
    tables,
    queries: entryPoints.map((entry, at) =>
      sampleQuery({
        ...inHandler(entry),
        reads: [tableName(at % resources)],
        writes: at % 2 === 0 ? [] : [tableName((at + 1) % resources)],
      }),
    ),
    neighbours: entryPoints
      .filter((_, at) => at % 10 === 0)
      .map((entry, at) => sampleNeighbour({ ...inHandler(entry), name: name(`service${at}`) })),
    unresolved: Array.from({ length: Math.min(60, routes) }, (_, at) => ({
      ...placeAt("file:///shop/src/routes.ts", at),
      why: `the path ${name("prefix")} is computed`,
    })),
  };
}
