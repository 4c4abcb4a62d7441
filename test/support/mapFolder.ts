import { execFileSync } from "node:child_process";
import fs from "node:fs";
import path from "node:path";
import type {
  BackendMap,
  EntryPoint,
  MapPlace,
  Neighbour,
  Query,
  Table,
} from "../../src/core/backendMap/backendMap.ts";
import { buildBackendMap } from "../../src/core/backendMap/buildBackendMap.ts";
import type { FileFacts } from "../../src/core/backendMap/facts/facts.ts";
import { languageIdOf } from "../../src/core/backendMap/reading/languageIdOf.ts";
import { readFacts } from "../../src/core/backendMap/reading/readFacts.ts";
import { packagedGrammars } from "./packagedGrammars.ts";

/** The map of a folder, files named by their path in it. */
export async function mapFolder(folder: string): Promise<BackendMap> {
  return buildBackendMap(await factsOf(folder), (file) => file);
}

export async function factsOf(folder: string): Promise<ReadonlyMap<string, FileFacts>> {
  const facts = new Map<string, FileFacts>();
  for (const file of filesOf(folder)) {
    const languageId = languageIdOf(file);
    if (languageId === undefined) continue;
    const text = fs.readFileSync(path.join(folder, file), "utf8");
    facts.set(file, await readFacts({ path: file, languageId, text }, packagedGrammars));
  }
  return facts;
}

function filesOf(folder: string): readonly string[] {
  // A link may lead nowhere, or to a folder.
  const isFile = (file: string): boolean =>
    fs.statSync(path.join(folder, file), { throwIfNoEntry: false })?.isFile() === true;
  const isRepository = fs.existsSync(path.join(folder, ".git"));
  if (!isRepository) {
    return fs
      .readdirSync(folder, { recursive: true, encoding: "utf8" })
      .filter(isFile)
      .map((file) => file.replaceAll("\\", "/"))
      .toSorted();
  }
  const listed = execFileSync("git", ["ls-files", "-coz", "--exclude-standard"], {
    cwd: folder,
    encoding: "utf8",
  });
  return listed.split("\0").filter((file) => file !== "" && isFile(file));
}

const placeOf = (one: MapPlace): string => `${one.uri}:${one.range.start.line + 1}`;

/**
 * A table in one line: "orders (id: uuid, note: text?) unique(id) fk(user_id)->users @ db/1.sql:3";
 * "?" where null is allowed, the origin in front where it is not a migration.
 */
export function tableLine(table: Table): string {
  const columns = table.columns.map(
    ({ name, type, nullable }) =>
      `${name}${type === undefined ? "" : `: ${type}`}${nullable === true ? "?" : ""}`,
  );
  const keys = [
    ...table.indexes.map(
      ({ columns: of, unique }) => `${unique ? "unique" : "index"}(${of.join(",")})`,
    ),
    ...table.foreignKeys.map(({ columns: of, table: to }) => `fk(${of.join(",")})->${to}`),
  ];
  const origin = table.origin === "migration" ? "" : `${table.origin} `;
  const parts = [`${origin}${table.name} (${columns.join(", ")})`, ...keys.toSorted()];
  return `${parts.join(" ")} @ ${placeOf(table)}`;
}

/**
 * A query in one line: "src/a.ts:3 reads orders, users; filter orders.id, sort at; unlimited, in loop".
 */
export function queryLine(query: Query): string {
  const tables = [
    ...(query.reads.length > 0 ? [`reads ${query.reads.join(", ")}`] : []),
    ...(query.writes.length > 0 ? [`writes ${query.writes.join(", ")}`] : []),
  ];
  const columns = query.columns.map(({ name, table, use }) =>
    table === undefined ? `${use} ${name}` : `${use} ${table}.${name}`,
  );
  const said = [
    ...(query.limited === undefined ? [] : [query.limited ? "limited" : "unlimited"]),
    ...(query.inLoop ? ["in loop"] : []),
    ...(query.inTransaction ? ["in transaction"] : []),
    ...(query.concatenates === undefined ? [] : [`concatenates ${query.concatenates}`]),
  ];
  const parts = [...tables, columns.join(", "), said.join(", ")].filter((one) => one !== "");
  return `${placeOf(query)} ${parts.join("; ")}`;
}

/** A neighbour in one line: "http https://a.example @ src/a.ts:3 without timeout". */
export function neighbourLine(one: Neighbour): string {
  const waits =
    one.hasTimeout === undefined ? "" : ` ${one.hasTimeout ? "with" : "without"} timeout`;
  return `${one.kind} ${one.name} @ ${placeOf(one)}${waits}`;
}

/** What has no path in one line: "message orders.placed @ src/a.ts:3 -> src/a.ts:4 [guard]". */
export function entryLine({ kind, name, declared, handler, guards }: EntryPoint): string {
  const place = ({ uri, range }: EntryPoint["declared"]): string =>
    `${uri}:${range.start.line + 1}`;
  const to = handler === undefined ? "" : ` -> ${place(handler)}`;
  const behind = guards.length === 0 ? "" : ` [${guards.join(", ")}]`;
  return `${kind} ${name} @ ${place(declared)}${to}${behind}`;
}

/** What a route refuses a request without: "POST /orders body sku, amount; query page". */
export function requiresLine({ method, path: route, requires = {} }: EntryPoint): string {
  const { query = [], header = [], body = [] } = requires;
  const parts = Object.entries({ query, header, body })
    .filter(([, names]) => names.length > 0)
    .map(([part, names]) => `${part} ${names.join(", ")}`);
  return `${method} ${route} ${parts.join("; ")}`;
}

/** A route in one line: "GET /a/{id} @ src/a.ts:3 -> src/b.ts:1 [guard]"; lines count from 1. */
export function routeLine({ method, path: route, declared, handler, guards }: EntryPoint): string {
  const place = (one: { uri: string; range: { start: { line: number } } }): string =>
    `${one.uri}:${one.range.start.line + 1}`;
  const to = handler === undefined ? "" : ` -> ${place(handler)}`;
  const behind = guards.length === 0 ? "" : ` [${guards.join(", ")}]`;
  return `${method} ${route} @ ${place(declared)}${to}${behind}`;
}
