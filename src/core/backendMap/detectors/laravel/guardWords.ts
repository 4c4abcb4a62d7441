import type { SyntaxNode } from "../../grammars/syntax.ts";
import { itemsOf, wordOf, type PhpArguments } from "../../languages/php/literals.ts";

const longestGuard = 60;

/** Middleware as the code calls it: "auth:api", "Authenticate"; of `new Middleware("auth")` its name. */
export function guardsIn(node: SyntaxNode | undefined): readonly string[] {
  if (node === undefined) return [];
  if (node.type === "array_creation_expression") {
    return itemsOf(node).flatMap(({ value }) => guardsIn(value));
  }
  const word = wordOf(node);
  if (word !== undefined) return word === "" ? [] : [word];
  return node.type.endsWith("function") ? [] : [shortName(node.text).slice(0, longestGuard)];
}

/** All that a call of `middleware` is given. */
export function guardsOf({ plain }: PhpArguments): readonly string[] {
  return plain.flatMap(guardsIn);
}

/** "\App\Http\Middleware\Admin::class" is "Admin". */
function shortName(text: string): string {
  return text.replace(/::class\b/g, "").replace(/\\?(?:\w+\\)+/g, "");
}
