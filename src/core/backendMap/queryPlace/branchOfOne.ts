import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";

const telling = /^(?:switch|match|when)_?(?:statement|expression)?$/;
const asking = /^(?:if|elif|elsif|else_if)/;
/** `name === "owner"`, `kind == Kind.OWNER`. */
const equals = /^\(?\s*(\w+)\s*={2,3}\s*(?:["'`][^"'`]*["'`]|\d+|(?:\w+\.)*[A-Z][A-Z0-9_]+)\s*\)?$/;

/** The name that must be one certain thing for a part of a branch to run; undefined for what is no such part. */
export function chosenBy(around: SyntaxNode, inner: SyntaxNode): string | undefined {
  if (telling.test(around.type)) return /^\(?(\w+)\)?$/.exec(toldApart(around))?.[1];
  if (!asking.test(around.type) || inner.field !== "consequence") return undefined;
  return equals.exec(textIn(around, "condition"))?.[1];
}

const toldApart = (around: SyntaxNode): string =>
  textIn(around, "value") || textIn(around, "subject");

const textIn = (node: SyntaxNode, field: string): string => fieldOf(node, field)?.text ?? "";

/** Whether a name is what a loop gives each of its things: the branch runs once, for the one it asks for. */
export function isEachOf(loop: SyntaxNode, names: readonly (string | undefined)[]): boolean {
  const each = fieldOf(loop, "left") ?? fieldOf(loop, "pattern") ?? fieldOf(loop, "name");
  const words: readonly string[] = each?.text.match(/\w+/g) ?? [];
  return names.some((name) => name !== undefined && words.includes(name));
}
