import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentsOf,
  statementsOf,
  wordOf,
  wordsIn,
  type RubyArguments,
} from "../../languages/ruby/literals.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { plural } from "../../languages/ruby/inflect.ts";

/** What the block of a `create_table` says of its table. */
export interface TableParts {
  readonly columns: readonly ColumnFact[];
  readonly indexes: readonly IndexFact[];
  readonly foreignKeys: readonly ForeignKeyFact[];
}

export function partsIn(block: SyntaxNode | undefined): TableParts {
  const all = statementsOf(block)
    .filter(({ type }) => type === "call")
    .map(partsOf);
  return {
    columns: all.flatMap(({ columns }) => columns),
    indexes: all.flatMap(({ indexes }) => indexes),
    foreignKeys: all.flatMap(({ foreignKeys }) => foreignKeys),
  };
}

const none: TableParts = { columns: [], indexes: [], foreignKeys: [] };
const noColumns = new Set([
  "check_constraint",
  "foreign_key",
  "remove",
  "exclusion_constraint",
  "change",
  "rename",
]);

/** `t.string :a, :b, null: false`, `t.references :user`, `t.timestamps`, `t.index [:a]`. */
export function partsOf(node: SyntaxNode): TableParts {
  const type = fieldOf(node, "method")?.text ?? "";
  const args = argumentsOf(node);
  const names = args.plain.flatMap((one) => wordOf(one) ?? []);
  const of = (name: string, as: string): TableParts => ({
    ...none,
    columns: [columnOf(name, as, node, args)],
    indexes: ownIndex(name, args),
  });
  switch (type) {
    case "timestamps":
      return { ...none, columns: timestamps(node) };
    case "index":
      return { ...none, indexes: [indexOf(wordsIn(args.plain[0]), args)] };
    case "references":
    case "belongs_to":
      return joined(names.map((name) => referenceOf(name, node, args)));
    case "column":
      return joined(names.slice(0, 1).map((name) => of(name, names[1] ?? "")));
    default:
      return noColumns.has(type) ? none : joined(names.map((name) => of(name, type)));
  }
}

function joined(all: readonly TableParts[]): TableParts {
  return {
    columns: all.flatMap(({ columns }) => columns),
    indexes: all.flatMap(({ indexes }) => indexes),
    foreignKeys: all.flatMap(({ foreignKeys }) => foreignKeys),
  };
}

export function columnOf(
  name: string,
  type: string,
  node: SyntaxNode,
  { named }: RubyArguments,
): ColumnFact {
  const preset = named.get("default");
  return {
    name,
    type,
    nullable: named.get("null")?.text !== "false",
    ...(preset !== undefined && preset.type !== "nil" && { hasDefault: true }),
    range: rangeOf(node),
  };
}

export function timestamps(node: SyntaxNode, args?: RubyArguments): readonly ColumnFact[] {
  return ["created_at", "updated_at"].map((name) => ({
    name,
    type: "datetime",
    nullable: args?.named.get("null")?.text === "true",
    ...(args?.named.has("default") && { hasDefault: true }),
    range: rangeOf(node),
  }));
}

/** `t.references :user, foreign_key: true, index: false, polymorphic: true`. */
export function referenceOf(name: string, node: SyntaxNode, args: RubyArguments): TableParts {
  const { named } = args;
  const column = columnOf(`${name}_id`, wordOf(named.get("type")) ?? "bigint", node, args);
  const kind = named.has("polymorphic") ? [columnOf(`${name}_type`, "string", node, args)] : [];
  const columns = [...kind, column];
  const index = named.get("index")?.text;
  const unique = /unique:\s*true/.test(index ?? "");
  return {
    columns,
    indexes: index === "false" ? [] : [{ columns: columns.map((one) => one.name), unique }],
    foreignKeys: keysOf(name, column.name, named.get("foreign_key")),
  };
}

function keysOf(
  name: string,
  column: string,
  key: SyntaxNode | undefined,
): readonly ForeignKeyFact[] {
  if (key === undefined || key.text === "false") return [];
  const target = key.type === "hash" ? optionIn(key, "to_table") : undefined;
  return [{ columns: [column], table: target ?? plural(name) }];
}

function optionIn(hash: SyntaxNode, name: string): string | undefined {
  const pair = childrenOf(hash).find((one) => wordOf(fieldOf(one, "key")) === name);
  return pair && wordOf(fieldOf(pair, "value"));
}

function ownIndex(name: string, { named }: RubyArguments): readonly IndexFact[] {
  const index = named.get("index");
  if (index === undefined || index.text === "false") return [];
  return [{ columns: [name], unique: /unique:\s*true/.test(index.text) }];
}

export function indexOf(columns: readonly string[], { named }: RubyArguments): IndexFact {
  const name = wordOf(named.get("name"));
  return {
    columns,
    unique: named.get("unique")?.text === "true",
    ...(name !== undefined && { name }),
    ...(wordOf(named.get("algorithm")) === "concurrently" && { concurrently: true }),
  };
}
