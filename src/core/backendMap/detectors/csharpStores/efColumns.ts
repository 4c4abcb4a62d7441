import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt, nameIn } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact } from "../../facts/tableFacts.ts";
import { listed } from "../classes/classModel.ts";

/** The text of an argument, or its word; empty where there is none. */
export function textAt(node: SyntaxNode, name: string, at: number, file: Reading): string {
  const given = argumentAt(node, name, at);
  const value = given && file.valueOf(given);
  if (value?.kind === "text") return value.text;
  return value?.kind === "name" ? value.name : "";
}

/** The texts of an argument that is called one of these, one or a list. */
export function namesAt(
  node: SyntaxNode,
  names: readonly string[],
  at: number,
  file: Reading,
): readonly string[] {
  for (const name of names) {
    const given = argumentAt(node, name, at);
    const found = listed(given && file.valueOf(given));
    if (found.length > 0) return found.flatMap((one) => (one.kind === "text" ? [one.text] : []));
  }
  return [];
}

/** The columns of `columns: table => new { Id = table.Column<Guid>(nullable: false) }`. */
export function columnsIn(create: SyntaxNode, file: Reading): readonly ColumnFact[] {
  const lambda = argumentAt(create, "columns", 1);
  const made = lambda && nodesOf(lambda, "anonymous_object_creation_expression")[0];
  if (made === undefined) return [];
  const members = childrenOf(made);
  return members.flatMap((one, at) => {
    const value = members[at + 1];
    if (one.type !== "identifier" || value === undefined) return [];
    const call = callsNamed(value, "Column")[0];
    return call === undefined ? [] : [columnFrom(call, one.text, file)];
  });
}

export function columnFrom(call: SyntaxNode, implied: string, file: Reading): ColumnFact {
  const given = namedText(call, "name", file);
  const type = namedText(call, "type", file);
  const isNullable = namedText(call, "nullable", file) === "true";
  const hasDefault = ["defaultValue", "defaultValueSql"].some((one) => isGiven(call, one));
  return {
    name: given || implied,
    nullable: isNullable,
    range: rangeOf(call),
    ...(type !== "" && { type }),
    ...(hasDefault && { hasDefault }),
  };
}

/** Only by its name: places mean something else in every method. */
function namedText(call: SyntaxNode, name: string, file: Reading): string {
  return isGiven(call, name) ? textAt(call, name, -1, file) : "";
}

function isGiven(call: SyntaxNode, name: string): boolean {
  const args = fieldOf(call, "arguments");
  return args !== undefined && childrenOf(args).some((one) => fieldOf(one, "name")?.text === name);
}

export function primaryKeyIn(create: SyntaxNode): readonly string[] {
  const key = callsNamed(create, "PrimaryKey")[0];
  const columns = key && argumentAt(key, "columns", 1);
  return columns === undefined ? [] : membersIn(columns);
}

export function foreignKeysIn(create: SyntaxNode, file: Reading): readonly ForeignKeyFact[] {
  return callsNamed(create, "ForeignKey").map((call) => {
    const columns = argumentAt(call, "column", 1) ?? argumentAt(call, "columns", 1);
    return {
      columns: columns === undefined ? [] : membersIn(columns),
      table: textAt(call, "principalTable", 2, file),
    };
  });
}

/** `x => x.Id`, `x => new { x.A, x.B }`. */
function membersIn(lambda: SyntaxNode): readonly string[] {
  return nodesOf(lambda, "member_access_expression").map((one) => nameIn(fieldOf(one, "name")));
}

function callsNamed(node: SyntaxNode, name: string): readonly SyntaxNode[] {
  return nodesOf(node, "invocation_expression").filter((one) => {
    const callee = fieldOf(one, "function");
    return callee !== undefined && nameIn(fieldOf(callee, "name")) === name;
  });
}
