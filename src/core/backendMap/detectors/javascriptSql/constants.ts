import type { Value } from "../../facts/value.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";

/** A name that the file binds to a text once and for all; of `old ? "" : "IF NOT EXISTS"` the first. */
export function constantOf(node: SyntaxNode, { facts }: Reading): string | undefined {
  if (node.type !== "identifier") return undefined;
  const [bound, ...others] = facts.bindings.filter(({ name }) => name === node.text);
  if (bound === undefined || others.length > 0) return undefined;
  const options = bound.value.kind === "either" ? bound.value.options : [bound.value];
  const texts = options.flatMap((one) => textOf(one) ?? []);
  return texts.length === options.length ? texts[0] : undefined;
}

/** A text, or the name that `sql.identifier(["public", "users"])` gives. */
function textOf(value: Value): string | undefined {
  if (value.kind === "text") return value.text;
  if (value.kind !== "call" || value.callee.kind !== "member") return undefined;
  const [names] = value.args;
  if (value.callee.name !== "identifier" || names?.kind !== "list") return undefined;
  const texts = names.items.flatMap((one) => (one.kind === "text" ? [one.text] : []));
  return texts.length === names.items.length ? texts.join(".") : undefined;
}
