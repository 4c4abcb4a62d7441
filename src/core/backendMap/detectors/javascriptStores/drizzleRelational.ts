import type { QueryColumn } from "../../backendMap.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { Chain } from "./chain.ts";
import { entriesOf, entryOf, isFalse, isOpen, isTrue } from "./records.ts";
import { surroundingsOf } from "./surroundings.ts";

/** `db.query.users.findMany({ where, limit, with })`. */
export function relationalQuery(chain: Chain, file: Reading): QueryFact | undefined {
  const [find] = chain.links;
  const table = tableQueried(chain);
  if (find === undefined || table === undefined) return undefined;
  const [options] = find.args;
  const where = entryOf(options, "where");
  const isBounded = find.name === "findFirst" || entryOf(options, "limit") !== undefined;
  const { refs, columns } = askedFor(options, table, []);
  const isOpenFilter = where !== undefined && !columns.some(({ use }) => use === "filter");
  return {
    ...surroundingsOf(chain.node, file),
    reads: refs,
    writes: [],
    columns,
    ...((isBounded || !(isOpen(options) || isOpenFilter)) && { limited: isBounded }),
  };
}

function tableQueried({ links: [first], receiver }: Chain): string | undefined {
  if (first === undefined || !/^find(?:Many|First)$/.test(first.name)) return undefined;
  return /\bquery[?!]?\.(\w+)$/.exec(receiver?.text.slice(-80) ?? "")?.[1];
}

interface Asked {
  readonly refs: readonly TableRef[];
  readonly columns: readonly QueryColumn[];
}

/** What the options of a find ask of a table, and of those that relations lead to from it. */
function askedFor(options: SyntaxNode | undefined, table: string, via: readonly string[]): Asked {
  const words = [table, ...via].join(".");
  const own: TableRef = {
    value: { kind: "name", name: table },
    ...(via.length > 0 && { via }),
  };
  const below = entriesOf(entryOf(options, "with"))
    .filter(({ value }) => !isFalse(value))
    .map(({ key, value }) => askedFor(value, table, [...via, key]));
  const read = entriesOf(entryOf(options, "columns")).filter(({ value }) => isTrue(value));
  return {
    refs: [own, ...below.flatMap(({ refs }) => refs)],
    columns: [
      ...read.map(({ key }) => ({ name: key, table: words, use: "read" as const })),
      ...namedIn(entryOf(options, "where"), words, "filter"),
      ...namedIn(entryOf(options, "orderBy"), words, "sort"),
      ...below.flatMap(({ columns }) => columns),
    ],
  };
}

const joining = /^(?:AND|OR|NOT|RAW)$/;

/** `eq(users.email, email)`, `(users, { eq }) => eq(users.email, email)`, `{ email, OR: [{ … }] }`. */
function namedIn(
  node: SyntaxNode | undefined,
  table: string,
  use: QueryColumn["use"],
): readonly QueryColumn[] {
  if (node === undefined) return [];
  if (node.type === "array") return childrenOf(node).flatMap((one) => namedIn(one, table, use));
  if (node.type === "object") {
    return entriesOf(node).flatMap(({ key, value }) =>
      joining.test(key) ? namedIn(value, table, use) : [{ name: key, table, use }],
    );
  }
  return namesIn(node, table).map((name) => ({ name, table, use }));
}

/** The columns that a condition or a sort names by members, or by what its function takes apart. */
function namesIn(node: SyntaxNode, table: string): readonly string[] {
  const row = fieldOf(node, "parameters")?.namedChildren[0] ?? fieldOf(node, "parameter");
  const own = new Set([table, row?.text ?? table]);
  const isMeant = (member: SyntaxNode): boolean =>
    own.has(fieldOf(member, "object")?.text ?? "") || isCompared(member, node);
  const members = nodesOf(node, "member_expression").filter(isMeant);
  const taken = row === undefined ? [] : takenApart(row);
  const bare = nodesOf(node, "identifier").filter(
    (one) => taken.includes(one.text) && isCompared(one, node),
  );
  return [
    ...members.map((member) => fieldOf(member, "property")?.text ?? ""),
    ...bare.map(({ text }) => text),
  ];
}

/** The names in `({ id, email }, { eq }) => …`. */
function takenApart(row: SyntaxNode): readonly string[] {
  const pattern = fieldOf(row, "pattern") ?? row;
  return pattern.type === "object_pattern" ? pattern.namedChildren.map(({ text }) => text) : [];
}

/** What a condition compares stands first in it: `eq(schema.users.id, id)`; a sort may be it alone. */
function isCompared(member: SyntaxNode, whole: SyntaxNode): boolean {
  const call = member.parent?.parent;
  if (member.id === whole.id) return true;
  return call?.type === "call_expression" && argumentsOf(call)[0]?.id === member.id;
}
