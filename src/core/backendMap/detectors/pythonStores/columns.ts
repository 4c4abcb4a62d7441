import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";

/** A column as SQLAlchemy writes it, with the keys and indexes that stand in it. */
export interface ReadColumn {
  readonly column: ColumnFact;
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly indexes: readonly IndexFact[];
  readonly isPrimaryKey: boolean;
}

const longestType = 60;

/** `Column("name", String(20), ForeignKey("users.id"), nullable=False)`. */
export function readColumn(
  call: SyntaxNode,
  given: { readonly name: string; readonly field?: string; readonly isNullable?: boolean },
): ReadColumn {
  const args = argumentsOf(call);
  const name = literalOf(args[0] ?? keywordsOf(call).get("name")) ?? given.name;
  const type = typeOf(call);
  const field = given.field ?? given.name;
  const isPrimaryKey = says(call, "primary_key") === true;
  const nullable = says(call, "nullable") ?? (isPrimaryKey ? false : given.isNullable);
  return {
    column: {
      name,
      ...(type !== undefined && { type }),
      ...(nullable !== undefined && { nullable }),
      ...(hasDefault(call) && { hasDefault: true }),
      ...(field !== name && { field }),
      range: rangeOf(call),
    },
    foreignKeys: foreignKeysOf(call, name),
    indexes: indexesOf(call, name),
    isPrimaryKey,
  };
}

function typeOf(call: SyntaxNode): string | undefined {
  const [first, second] = argumentsOf(call).filter(isType);
  // A constant that stands before the type is the name.
  const type = first?.type === "identifier" ? (second ?? first) : first;
  return (keywordsOf(call).get("type_") ?? type)?.text
    .replace(/^(?:sa|db|sqlalchemy|types)\./, "")
    .slice(0, longestType);
}

const indexesOf = (call: SyntaxNode, column: string): readonly IndexFact[] => [
  ...(says(call, "unique") === true ? [{ columns: [column], unique: true }] : []),
  ...(says(call, "index") === true ? [{ columns: [column], unique: false }] : []),
];

const noType = /^(?:ForeignKey|Identity|Computed|Sequence|CheckConstraint|Comment|FetchedValue)$/;

function isType(node: SyntaxNode): boolean {
  if (node.type === "call") return !noType.test(calleeOf(node).name);
  return node.type === "identifier" || node.type === "attribute";
}

/** What a keyword says, where it is written out. */
export function says(call: SyntaxNode, keyword: string): boolean | undefined {
  const text = keywordsOf(call).get(keyword)?.text;
  if (text === "True") return true;
  return text === "False" ? false : undefined;
}

function hasDefault(call: SyntaxNode): boolean {
  const keywords = keywordsOf(call);
  return ["default", "server_default", "default_factory", "insert_default"].some((one) => {
    return keywords.has(one) && keywords.get(one)?.text !== "None";
  });
}

/** `ForeignKey("users.id")`, `ForeignKey(User.id)`, `foreign_key="user.id"`. */
function foreignKeysOf(call: SyntaxNode, column: string): readonly ForeignKeyFact[] {
  const inside = nodesOf(call, "call").find((one) => calleeOf(one).name === "ForeignKey");
  const target =
    inside === undefined ? keywordsOf(call).get("foreign_key") : argumentsOf(inside)[0];
  const table = referredBy(target);
  return table === undefined ? [] : [{ columns: [column], table }];
}

/** The table, or the model, of "users.id". */
export function referredBy(target: SyntaxNode | undefined): string | undefined {
  const text = literalOf(target) ?? (target?.type === "attribute" ? target.text : undefined);
  if (text === undefined) return undefined;
  const parts = text.replace(/^public\./, "").split(".");
  return parts.slice(0, Math.max(1, parts.length - 1)).join(".");
}

/** Texts of a list, a tuple, or of arguments. */
export function textsOf(nodes: readonly SyntaxNode[]): readonly string[] {
  return nodes.flatMap(
    (one) => literalOf(one) ?? (one.type === "attribute" ? [last(one.text)] : []),
  );
}

const last = (words: string): string => words.slice(words.lastIndexOf(".") + 1);
