import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { nameOf, type Begun } from "./begun.ts";
import { bounded, kindOf, narrowing } from "./recordWords.ts";

const longestMethod = 20_000;

/**
 * Whether a read has a limit. Undefined where that is told elsewhere: by a scope, by who owns what is
 * read, or by who is given the relation, which asks nothing before somebody goes through it.
 */
export function limitOf(
  node: SyntaxNode,
  { ref, calls, before, isKept }: Begun,
): boolean | undefined {
  if (calls.some((call) => bounded.has(nameOf(call)))) return true;
  const isOwned = "via" in ref || before !== undefined || isKept === true;
  const isScoped = calls.map(nameOf).some((name) => narrowing.has(name) || isOwnScope(name));
  const asked = calls[0] && fieldOf(calls[0], "receiver");
  const isOwn = asked === undefined || asked.text === "where";
  return isOwned || isScoped || isOwn || isHandedOn(node) ? undefined : false;
}

const isOwnScope = (name: string): boolean => kindOf(name) === undefined && !ends.has(name);

/** What goes through a relation. */
const ends = new Set(
  "each map to_a flat_map collect index_by group_by as_json to_json size length each_with_index sort_by to_set".split(
    " ",
  ),
);

/** Given to a call, kept for who asks again, or given to a name that is used for more than to go through it. */
function isHandedOn(node: SyntaxNode): boolean {
  const around = node.parent;
  if (around?.type === "argument_list" || around?.type === "operator_assignment") return true;
  const name = around?.type === "assignment" ? fieldOf(around, "left")?.text : undefined;
  if (name === undefined || !/^@?\w+$/.test(name)) return false;
  const going = [...ends].join("|");
  const used = new RegExp(
    `${name}\\s*(?:\\.(?!(?:${going})\\b)|\\[)|[(,=]\\s*${name}\\b|\\b(?!return\\b)[a-z_]+\\s+${name}\\b`,
  );
  return used.test(textAfter(node));
}

/** The rest of the method. */
function textAfter(node: SyntaxNode): string {
  let method = node.parent;
  while (method !== null && method.type !== "method") method = method.parent;
  return method?.text.slice(node.endIndex - method.startIndex).slice(0, longestMethod) ?? "";
}
