import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { PhpChain, PhpLink } from "../../languages/php/literals.ts";
import { camelized, underscored } from "../../languages/ruby/inflect.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { isVerb } from "./queryWords.ts";

/** A model that is called like a variable, in whichever namespace: "Loan" of `$loan`. */
export const modelCalled = (variable: string): Value => ({
  kind: "import",
  module: "class",
  name: `\\${camelized(underscored(variable.replace(/^\$/, "")))}`,
});

const asksForUser = /^(?:\\?(?:\w+\\)*Auth|auth\([^()]*\)|request\(\)|(?:\$this->)?\$?request)$/;

/** What who is signed in is asked for: `$request->user()->loans()->create([…])`. */
export function linksOfUser({ root, links }: PhpChain): readonly PhpLink[] | undefined {
  const at = asksForUser.test(root.text) ? links.findIndex(({ name }) => name === "user") : -1;
  return at < 0 || at > 1 ? undefined : links.slice(at + 1);
}

const ofRecords =
  /^(?:(?:save|update|delete|forceDelete)(?:OrFail|Quietly)?|increment|decrement|restore|touch|fill|forceFill)$/;

/** What is called like a model, where it does what only a record does, or has a relation of it. */
export function recordCalled(
  root: SyntaxNode,
  links: readonly PhpLink[],
  file: Reading,
): Value | undefined {
  if (!isAskedAsRecord(links)) return undefined;
  if (root.type === "variable_name") return modelCalled(root.text);
  const name = root.type === "member_access_expression" ? fieldOf(root, "name")?.text : undefined;
  if (name === undefined) return undefined;
  const isTyped = new RegExp(`\\b[A-Z]\\w*\\s+\\$${name}\\b`).test(file.text);
  return isTyped && root.text === `$this->${name}` ? file.valueOf(root) : modelCalled(name);
}

/** What only a record does, or a query of a relation of it. */
export function isAskedAsRecord([first, second]: readonly PhpLink[]): boolean {
  if (first === undefined) return false;
  return ofRecords.test(first.name) || (!isVerb(first) && second !== undefined && isVerb(second));
}
