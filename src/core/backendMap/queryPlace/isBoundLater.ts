import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";
import { adds, isText, nameKept, wordFor } from "./nameKept.ts";

const bounds =
  "limit|take|page|paginate|per|per_page|offset|first|slice|top|skip|range|fetch|find|find_by|count|exists|getMany|getManyAndCount|where";
/** So much of the code after the query is looked at. */
const farthest = 6_000;
/** Calls that are named for giving a part of the rows alone. */
const givesPages = /(?:page|paginat\w*)(?:_?\w*)$/i;

/**
 * Whether a query that is kept in a name goes on by that name: `query.limit(20)` some lines later,
 * `scope = scope.page(3)`, `sql += " LIMIT 20"`; or is the text that a call of `fetchPage` is given. What
 * it asks for then is not told by its first words.
 */
export function isBoundLater(query: SyntaxNode, text: string): boolean {
  if (isText(query) && givesPages.test(takerOf(query))) return true;
  const name = nameKept(query, text);
  if (name === undefined) return false;
  const after = text.slice(query.endIndex, query.endIndex + farthest);
  const goesOn = new RegExp(
    `${wordFor(name)}\\s*(?:\\??\\.|&\\.|->)\\s*(?:\\w+\\([^()]*\\)\\s*\\.\\s*){0,6}(?:${bounds})\\b`,
  );
  const isHandedOn = new RegExp(
    `\\b(?:pagy|paginate\\w*|page\\w*)\\b[^\\n]{0,40}${wordFor(name)}`,
    "i",
  );
  return goesOn.test(after) || isHandedOn.test(after) || (isText(query) && grows(name, after));
}

/** `sql += …`, `sql = sql + …`, `sql.append(…)`, "`${sql} LIMIT 20`", `f"{sql} LIMIT 20"`. */
function grows(name: string, after: string): boolean {
  const word = wordFor(name);
  return new RegExp(
    `${word}\\s*(?:[+.]=|\\+|<<)|${word}\\s*\\.\\s*(?:${adds})\\(|\\{\\s*${word}\\s*\\}`,
    "i",
  ).test(after);
}

/** What a text is given to: `fetch_page` of `db.fetch_page("SELECT …", …)`. */
function takerOf({ parent }: SyntaxNode): string {
  const call = parent?.type.startsWith("argument") === true ? parent.parent : null;
  const callee = call === null ? undefined : (fieldOf(call, "function") ?? fieldOf(call, "name"));
  return /\w*$/.exec(callee?.text ?? "")?.[0] ?? "";
}
