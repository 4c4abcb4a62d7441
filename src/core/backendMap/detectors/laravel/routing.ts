import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { PhpChain } from "../../languages/php/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { verbNames } from "./verbs.ts";

const facades = /^\\?(?:\w+\\)*(?:Route|RouteFacade|Volt)$/;
const variables =
  /^\$(?:this->)?(?:router|route|app|r|api|group|registrar|app->router|this->app->router)$/;
const given = /^(?:app|resolve)\(['"]router['"]\)$|^\$(?:this->)?app\[['"]router['"]\]$/;

/**
 * Whether a chain is of the routing language. `$app->get("cache")` asks a container: a variable
 * declares a route only with a path and what answers it.
 *
 * @param routers variables that groups around give to their functions.
 */
export function isRouting(
  { root, isStatic, links }: PhpChain,
  routers: ReadonlySet<string>,
  file: Reading,
): boolean {
  if (isStatic) return facades.test(wordsOf(file.valueOf(root))) && links[0]?.name !== "macro";
  if (given.test(root.text)) return true;
  const isRouter = variables.test(root.text) || routers.has(root.text);
  return isRouter && links.some(({ name, args }) => declares(name, args.plain));
}

const answers = new Set([
  "anonymous_function",
  "arrow_function",
  "array_creation_expression",
  "class_constant_access_expression",
  "string",
  "encapsed_string",
  "object_creation_expression",
]);

function declares(name: string, plain: readonly SyntaxNode[]): boolean {
  if (/^(?:group|prefix|(?:apiR|r)esource)$/.test(name)) return plain.length > 0;
  const last = plain.at(-1);
  return verbNames.has(name) && plain.length > 1 && last !== undefined && answers.has(last.type);
}
