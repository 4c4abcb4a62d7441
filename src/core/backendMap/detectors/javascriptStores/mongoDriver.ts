import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { chainOf, linkNamed, type Chain, type Link } from "./chain.ts";
import { entriesOf, isName, textOf } from "./records.ts";
import { nameOfCall, surroundingsOf } from "./surroundings.ts";

const reads = /^(?:find|findOne|aggregate|countDocuments|estimatedDocumentCount|distinct|watch)$/;
const writes =
  /^(?:insertOne|insertMany|updateOne|updateMany|replaceOne|deleteOne|deleteMany|bulkWrite|findOneAnd\w+|drop)$/;

/** `db.collection("users").find({ … }).limit(10)`, and `users.find({ … })` of what was given that. */
export function driverQueries(file: Reading): readonly QueryFact[] {
  const held = heldIn(file.text);
  return nodesOf(file.root, "call_expression").flatMap((node) => queryOf(node, file, held) ?? []);
}

/** Collections by the fields that the file puts them in: `this.users = db.collection("users")`. */
function heldIn(text: string): ReadonlyMap<string, string> {
  const given = text.matchAll(
    /\bthis\.(\w+)\s*=\s*[\w.()$!?]{1,80}\.collection(?:<[^>(]*>)?\(\s*["'`]([\w.-]+)["'`]/g,
  );
  return new Map([...given].map(([, field = "", name = ""]) => [`this.${field}`, name]));
}

interface Asked {
  readonly chain: Chain;
  readonly link: Link;
  readonly ref: CollectionRef;
}

type CollectionRef = Extract<TableRef, { table: string } | { value: unknown }>;

function queryOf(
  node: SyntaxNode,
  file: Reading,
  held: ReadonlyMap<string, string>,
): QueryFact | undefined {
  const asked = askedIn(node, file, held);
  if (asked === undefined) return undefined;
  const { chain, link, ref } = asked;
  const table = "table" in ref ? ref.table : wordsOf(ref.value);
  const isWrite = writes.test(link.name);
  const filter = link.name.startsWith("insert") ? [] : entriesOf(link.args[0]);
  return {
    ...surroundingsOf(node, file),
    reads: isWrite ? [] : [ref],
    writes: isWrite ? [ref] : [],
    columns: filter
      .filter(({ key }) => /^\w+$/.test(key))
      .map(({ key }) => ({ name: key, table, use: "filter" as const })),
    ...(!isWrite && limitOf(link.name, chain)),
  };
}

/** What the driver is asked by name, or what holds a collection: linking tells what a value is. */
function askedIn(
  node: SyntaxNode,
  file: Reading,
  held: ReadonlyMap<string, string>,
): Asked | undefined {
  const chain = chainOf(node);
  const link = chain?.links.find(({ name }) => reads.test(name) || writes.test(name));
  if (chain === undefined || link === undefined) return undefined;
  const named = textOf(linkNamed(chain, "collection")?.args[0]);
  if (named !== undefined) return { chain, link, ref: { table: named } };
  const isOnIt = chain.links[0] === link && !isCallback(link.args[0]);
  const ref = isOnIt && chain.receiver ? holding(chain.receiver, file, held) : undefined;
  return ref && { chain, link, ref };
}

function holding(
  node: SyntaxNode,
  file: Reading,
  held: ReadonlyMap<string, string>,
): CollectionRef | undefined {
  const text = node.text.slice(-80);
  const own = held.get(text);
  if (own !== undefined) return { table: own };
  const listed = /\bcollections(?:\.(\w+)|\[["'](\w+)["']\])$/.exec(text);
  if (listed !== null) return { table: listed[1] ?? listed[2] ?? "" };
  const isHeld = isName(node) && /^_?[a-z]/.test(text.replace(/^.*[.]/s, ""));
  return isHeld ? { value: file.valueOf(node), isModel: true, isMade: true } : undefined;
}

/** `list.find((one) => …)`. */
const isCallback = (node: SyntaxNode | undefined): boolean =>
  node !== undefined && /function|arrow/.test(node.type);

/** `db.collection("users")` makes what code holds to ask it later. */
export function collectionsIn(file: Reading): readonly TableFact[] {
  return nodesOf(file.root, "call_expression").flatMap((node): readonly TableFact[] => {
    const [first] = argumentsOf(node);
    const name = nameOfCall(node) === "collection" ? textOf(first) : undefined;
    if (name === undefined || !/^[\w.-]+$/.test(name)) return [];
    return [
      {
        origin: "model",
        name,
        isImplied: true,
        scope: file.scopeOf(node),
        range: rangeOf(node),
        columns: [],
        indexes: [],
        foreignKeys: [],
        primaryKey: ["_id"],
      },
    ];
  });
}

/** How many rows a pipeline gives, its stages tell. */
function limitOf(method: string, chain: Chain): { limited?: boolean } {
  if (method === "aggregate") return {};
  const isList = method === "find" || method === "distinct";
  return { limited: !isList || linkNamed(chain, "limit") !== undefined };
}
