import { stripHidden } from "../../context/hiddenCharacters.ts";
import type { EntryPoint, ForeignKey, MapPlace, Neighbour, Query } from "../backendMap.ts";
import { isOfOne } from "../facts/isOfOne.ts";

/** The path that a prompt names a file by. */
export type PathOf = (uri: string) => string;

/** A name from code for one line of plain text. */
export function plainName(text: string, longest = 120): string {
  const line = stripHidden(text)
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim();
  return line.length > longest ? `${line.slice(0, longest).toWellFormed()}…` : line;
}

/** "GET /orders/{id}", "every night at 2", the name of a topic. */
export function entryTitle({ method, path, name, kind }: EntryPoint): string {
  const title = path === undefined ? (name ?? kind) : `${method ?? "ANY"} ${path}`;
  return plainName(title);
}

/** "src/orders.ts:12", counted from one. */
export function placeName({ uri, range }: MapPlace, pathOf: PathOf): string {
  return `${plainName(pathOf(uri))}:${range.start.line + 1}`;
}

export const kindWords: Readonly<Record<EntryPoint["kind"], string>> = {
  http: "HTTP routes",
  graphql: "GraphQL fields",
  grpc: "gRPC methods",
  message: "Message consumers",
  schedule: "Scheduled jobs",
};

export const neighbourWords: Readonly<Record<Neighbour["kind"], string>> = {
  http: "Outgoing HTTP",
  producer: "Topics and queues sent to",
  service: "Services of the compose file",
  cache: "Caches",
  env: "Environment variables read",
  envDeclared: "Environment variables declared",
};

/** What a query does to its tables: "reads orders, writes items, in a loop". */
export function queryWords(query: Query): string {
  const { reads, writes, inLoop, inTransaction, limited } = query;
  return [
    reads.length === 0 ? "" : `reads ${reads.map((one) => plainName(one)).join(", ")}`,
    writes.length === 0 ? "" : `writes ${writes.map((one) => plainName(one)).join(", ")}`,
    inLoop ? "in a loop" : "",
    inTransaction ? "in a transaction" : "",
    limited === false && !isOfOne(query) ? "without a limit" : "",
  ]
    .filter(Boolean)
    .join(", ");
}

export function foreignKeyWords({ columns, table }: ForeignKey): string {
  return `${columns.map((one) => plainName(one)).join(", ")} → ${plainName(table)}`;
}

export function counted(count: number, noun: string): string {
  const many = noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
  return `${count} ${count === 1 ? noun : many}`;
}
