import type { TableFact } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";

/** A field of a class. */
export interface Field {
  readonly field: string;
  readonly type?: SyntaxNode;
  readonly value?: SyntaxNode;
}

/** The classes that a class is made of. */
export const basesOf = (node: SyntaxNode): readonly SyntaxNode[] =>
  childrenOf(fieldOf(node, "superclasses") ?? node)
    .filter(({ type }) => type === "identifier" || type === "attribute")
    .filter((one) => one.id !== fieldOf(node, "name")?.id);

/** `class User(UserBase, table=True)`. */
export function isTableModel(node: SyntaxNode): boolean {
  return /\btable\s*=\s*True\b/.test(wordOf(node, "superclasses"));
}

/** The name of a class's table, where the class alone tells it. */
export function tableName(
  node: SyntaxNode,
  fields: readonly Field[],
  name: string,
): string | undefined {
  const given = fields.find(({ field }) => field === "__tablename__")?.value;
  const text = literalOf(given);
  if (text !== undefined) return text;
  if (isTableModel(node)) return name.toLowerCase();
  const bases = basesOf(node).map((one) => one.text);
  // Flask-SQLAlchemy makes the name of the class's own.
  return bases.some((one) => /^(?:db\.)?Model$/.test(one)) ? snakeCase(name) : undefined;
}

const snakeCase = (name: string): string =>
  name.replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, "_").toLowerCase();

/** How a base names the tables of what stands below it: `def __tablename__(cls)` makes the names. */
export function namesBelow(body: SyntaxNode): TableFact["namesBelow"] {
  const maker = nodesOf(body, "function_definition").find(
    (one) => wordOf(one, "name") === "__tablename__",
  );
  const given = maker && nodesOf(maker, "return_statement").at(-1)?.text;
  if (given === undefined) return undefined;
  return /^return\s+\w+\.__name__\.lower\(\)\s*$/.test(given) ? "lower" : "snake";
}

/** What a class without a name for its table may go by: what a base makes of its own name. */
export function namesFrom(name: string): NonNullable<TableFact["fromAbove"]> {
  return { lower: name.toLowerCase(), snake: snakeCase(name) };
}
