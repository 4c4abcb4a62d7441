import type { Range } from "../../../findings/finding.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, nameIn as wordIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { nameIn } from "../classes/spelledNames.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import type { Scope } from "../../facts/value.ts";

/** What `OnModelCreating` or a configuration says of an entity. */
export interface Configured {
  readonly table?: string;
  readonly columns: readonly ColumnFact[];
  readonly indexes: readonly IndexFact[];
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly primaryKey?: readonly string[];
  readonly scope: Scope;
  readonly range: Range;
}

const saying = /^(?:ToTable|HasColumnName|HasIndex|HasKey)$/;

/** By the name of the entity. */
export function configured(file: Reading): ReadonlyMap<string, Configured> {
  const found = new Map<string, Configured>();
  if (!/ModelBuilder\b|EntityTypeBuilder\b/.test(file.text)) return found;
  for (const call of nodesOf(file.root, "invocation_expression")) {
    const name = calledName(call);
    const entity = saying.test(name) ? entityAround(call) : undefined;
    if (entity === undefined) continue;
    const before = found.get(entity) ?? {
      columns: [],
      indexes: [],
      foreignKeys: [],
      scope: file.scopeOf(call),
      range: rangeOf(call),
    };
    found.set(entity, { ...before, ...said(name, call, before, file) });
  }
  return found;
}

function said(
  name: string,
  call: SyntaxNode,
  before: Configured,
  file: Reading,
): Partial<Configured> {
  const [first] = argumentsOf(call);
  const value = first === undefined ? undefined : file.valueOf(first);
  const text = value && nameIn(value);
  switch (name) {
    case "ToTable":
      return text === undefined ? {} : { table: text };
    case "HasColumnName": {
      const [field] = namesIn(propertyBefore(call));
      if (field === undefined || text === undefined) return {};
      return { columns: [...before.columns, { name: text, field, range: rangeOf(call) }] };
    }
    case "HasKey":
      return { primaryKey: namesIn(first) };
    default: {
      const index = { columns: namesIn(first), unique: /^\s*\.IsUnique\b/.test(after(call)) };
      return { indexes: [...before.indexes, index] };
    }
  }
}

export function calledName(call: SyntaxNode): string {
  const callee = fieldOf(call, "function");
  return wordIn(callee && (fieldOf(callee, "name") ?? callee));
}

export function receiverOf(call: SyntaxNode): SyntaxNode | undefined {
  const callee = fieldOf(call, "function");
  return callee && fieldOf(callee, "expression");
}

/** What stands behind a call in its statement. */
function after(call: SyntaxNode): string {
  const around = call.parent;
  return around === null ? "" : around.text.slice(call.endIndex - around.startIndex);
}

/** The argument of the `Property(…)` that a chain goes on from. */
function propertyBefore(call: SyntaxNode): SyntaxNode | undefined {
  let one = receiverOf(call);
  while (one?.type === "invocation_expression") {
    if (calledName(one) === "Property") return argumentsOf(one)[0];
    one = receiverOf(one);
  }
  return undefined;
}

/** `x => x.Name`, `x => new { x.A, x.B }`, `"Name"`. */
function namesIn(given: SyntaxNode | undefined): readonly string[] {
  if (given === undefined) return [];
  const members = nodesOf(given, "member_access_expression");
  if (members.length > 0) return members.map((one) => wordIn(fieldOf(one, "name")));
  return nodesOf(given, "string_literal").map(({ text }) => text.slice(1, -1));
}

/** The entity that a call configures: `Entity<User>()` in its chain or around it, or its builder's. */
function entityAround(call: SyntaxNode): string | undefined {
  let root = receiverOf(call);
  while (root?.type === "invocation_expression") {
    if (calledName(root) === "Entity") return typeArgument(fieldOf(root, "function"));
    root = receiverOf(root);
  }
  return entityOutside(call, root?.type === "identifier" ? root.text : undefined);
}

/** @param kept the name that the chain goes on from. */
function entityOutside(call: SyntaxNode, kept: string | undefined): string | undefined {
  for (let around = call.parent; around !== null; around = around.parent) {
    if (around.type === "method_declaration") return keptIn(kept, around) ?? builtIn(around);
    const isCall = around.type === "invocation_expression";
    if (isCall && calledName(around) === "Entity") return typeArgument(fieldOf(around, "function"));
  }
  return undefined;
}

/** `var user = builder.Entity<User>();` */
function keptIn(name: string | undefined, method: SyntaxNode): string | undefined {
  if (name === undefined) return undefined;
  const given = new RegExp(`\\b${name}\\s*=\\s*\\w+\\.Entity<\\s*([\\w.]+)\\s*>\\(\\)\\s*;`);
  return given.exec(method.text)?.[1]?.replace(/^.*\./, "");
}

/** The entity of the builder that a method is given. */
function builtIn(method: SyntaxNode): string | undefined {
  const given = fieldOf(method, "parameters")?.text ?? "";
  return /EntityTypeBuilder<\s*([\w.]+)\s*>/.exec(given)?.[1]?.replace(/^.*\./, "");
}

/** The only type that a call is given: `Entity<User>`. */
export function typeArgument(callee: SyntaxNode | undefined): string | undefined {
  const name = callee && (fieldOf(callee, "name") ?? callee);
  if (name?.type !== "generic_name") return undefined;
  const list = childrenOf(name).find(({ type }) => type === "type_argument_list");
  return list && childrenOf(list)[0]?.text.replace(/<.*$|^[\w.]*\./gs, "");
}
