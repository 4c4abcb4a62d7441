import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { PhpLink } from "../../languages/php/literals.ts";
import type { TableRef } from "../../facts/queryFacts.ts";
import { bounded, columnsOf, ending } from "./queryWords.ts";

/**
 * Whether a query says how many rows it gives. Undefined where it is told elsewhere: of what a record
 * owns, of what a scope or a condition without a column picks, and of a query that was begun before.
 */
export function limitOf(
  ref: TableRef,
  links: readonly PhpLink[],
  variable: SyntaxNode | undefined,
): boolean | undefined {
  if (links.some(({ name }) => bounded.has(name))) return true;
  const end = links.findIndex(({ name }) => ending.has(name));
  if (end < 0 || "via" in ref || !links.slice(0, end).every(isPlain)) return undefined;
  return variable !== undefined && isNarrowed(variable) ? undefined : false;
}

/** What picks no rows, or picks them by columns that it names. */
const plain =
  /^(?:query|newQuery|from|on|distinct|each|all|order\w*|latest|oldest|inRandomOrder|select\w*|addSelect|group\w*|\w*[jJ]oin|with|without|with(?:Count|Sum|Avg|Min|Max|Exists|Aggregate|Trashed|outTrashed|Only))$/;
const condition = /^(?:or)?[wW]here/;

function isPlain(link: PhpLink): boolean {
  if (condition.test(link.name)) return columnsOf(link, "").length > 0;
  return plain.test(link.name);
}

const functions = new Set(["method_declaration", "function_definition"]);
const narrowing =
  /(?:->|::)(?:(?:or)?[wW]here\w*|when|tap|filter\w*|scopes?|having\w*|limit|take|skip|offset|forPage|\w*[pP]aginate\w*)\(/;

/** Longer code than this is not looked through for what narrows a query. */
const longest = 20_000;

/** Other statements narrow what a variable holds, or hand it to what may: `$query->take(20)`. */
function isNarrowed(variable: SyntaxNode): boolean {
  let around = variable;
  while (around.parent !== null && !functions.has(around.type)) around = around.parent;
  if (around.endIndex - around.startIndex > longest) return true;
  const name = variable.text.replaceAll("$", "\\$");
  const statements = around.text.split(";").filter((one) => one.includes(variable.text));
  const isHandedOn = new RegExp(`\\w\\((?:[^()]*,)?\\s*${name}\\s*[,)]`);
  return statements.some((one) => narrowing.test(one) || isHandedOn.test(one));
}
