import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";

const telling = /^(?:switch|match|when)_?(?:statement|expression)?$/;
const asking = /^(?:if|elif|elsif|else_if)/;
/** `name === "owner"`, `kind == Kind.OWNER`. */
const equals = /^\(?\s*(\w+)\s*={2,3}\s*(?:["'`][^"'`]*["'`]|\d+|(?:\w+\.)*[A-Z][A-Z0-9_]+)\s*\)?$/;

/** The name that must be one certain thing for a part of a branch to run; undefined for what is no such part. */
export function chosenBy(around: SyntaxNode, inner: SyntaxNode): string | undefined {
  if (telling.test(around.type)) {
    const value = fieldOf(around, "value") ?? fieldOf(around, "subject");
    return /^\(?(\w+)\)?$/.exec(value?.text ?? "")?.[1];
  }
  if (!asking.test(around.type) || inner.field !== "consequence") return undefined;
  return equals.exec(fieldOf(around, "condition")?.text ?? "")?.[1];
}

/** Whether a name is what a loop gives each of its things: the branch runs once, for the one it asks for. */
export function isEachOf(loop: SyntaxNode, names: readonly (string | undefined)[]): boolean {
  const each = fieldOf(loop, "left") ?? fieldOf(loop, "pattern") ?? fieldOf(loop, "name");
  const words: readonly string[] = each?.text.match(/\w+/g) ?? [];
  return names.some((name) => name !== undefined && words.includes(name));
}
