import type { QueryColumn } from "../../backendMap.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { supabaseTypes } from "../javascriptModels/supabaseTypes.ts";
import { chainOf, laterLinks, linkNamed, type Chain, type Link } from "./chain.ts";
import { entriesOf, textOf } from "./records.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";

/** Supabase's clients: `supabase.from("users").select("*, team:teams(name)").eq("id", id)`. */
export const supabase: Stack = {
  name: "supabase",
  languages: javascriptIds,
  markers: /supabase|\bTables:\s*\{/i,
  detect: (file) => ({
    ...supabaseTypes(file),
    queries: nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file) ?? []),
  }),
};

const writes = /^(?:insert|upsert|update|delete)$/;
const client = /supabase|(?:^|\.)(?:\w*[cC]lient|\w*[aA]dmin|sb)$/i;

function queryOf(node: SyntaxNode, file: Reading): QueryFact | undefined {
  const chain = chainOf(node);
  const table = chain && tableIn(chain);
  if (chain === undefined || table === undefined) return undefined;
  const links = [...chain.links, ...laterLinks(chain)];
  const written = links.find(({ name }) => writes.test(name));
  const embedded = links.flatMap(embeddedIn);
  return {
    ...surroundingsOf(node, file),
    reads: written === undefined ? [{ table }, ...embedded] : [],
    writes: written === undefined ? [] : [{ table }],
    columns: links.flatMap((link) => columnsOf(link, table)),
    ...(written?.name === "upsert" && { onConflict: true as const }),
    ...(written === undefined && limitOf(links, chain)),
  };
}

/** What `from` names, where a client is asked for rows of it: buckets of files have none. */
function tableIn({ links, receiver }: Chain): string | undefined {
  const at = links.findIndex(({ name }) => name === "from");
  const from = links[at];
  const asked = links[at + 1];
  const isAsked = asked !== undefined && (asked.name === "select" || writes.test(asked.name));
  if (from === undefined || !isAsked) return undefined;
  const before = links.slice(0, at).map(({ name }) => name);
  const words = [receiver?.text.slice(-80) ?? "", ...before];
  const isClient = words.some((one) => client.test(one));
  return isClient && from.args.length === 1 ? textOf(from.args[0]) : undefined;
}

/** "*, team:teams!inner(name)" reads teams too, where there is such a table. */
function embeddedIn({ name, args }: Link): readonly TableRef[] {
  const text = name === "select" ? (textOf(args[0]) ?? "") : "";
  return [...text.matchAll(/(\w+)(?:!\w+)*\s*\(/g)].map(([, table = ""]) => ({
    value: { kind: "text", text: table },
  }));
}

function limitOf(links: readonly Link[], chain: Chain): { readonly limited?: boolean } {
  const isBounded = links.some(({ name }) => /^(?:single|maybeSingle|limit|range)$/.test(name));
  const isCounted = linkNamed(chain, "select")?.args[1]?.text.includes("head") === true;
  if (isBounded || isCounted) return { limited: true };
  return chain.node.parent?.type === "await_expression" ? { limited: false } : {};
}

const filters =
  /^(?:eq|neq|gt|gte|lt|lte|like|ilike|is|in|contains|containedBy|overlaps|not|filter|textSearch)$/;

function columnsOf({ name, args }: Link, table: string): readonly QueryColumn[] {
  const first = textOf(args[0]);
  const of = (names: readonly string[], use: QueryColumn["use"]): readonly QueryColumn[] =>
    names.filter((one) => /^\w+$/.test(one)).map((one) => ({ name: one, table, use }));
  if (filters.test(name)) return of(first === undefined ? [] : [first], "filter");
  if (name === "order") return of(first === undefined ? [] : [first], "sort");
  if (name === "match") return of(keysOf(args[0]), "filter");
  if (writes.test(name)) return of(keysOf(args[0]), "write");
  if (name !== "select" || first === undefined || first.includes("(")) return [];
  return of(
    first.split(",").map((one) => one.trim()),
    "read",
  );
}

const keysOf = (node: SyntaxNode | undefined): readonly string[] =>
  entriesOf(node).map(({ key }) => key);
