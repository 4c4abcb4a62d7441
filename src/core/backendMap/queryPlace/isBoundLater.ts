import { fieldOf, type SyntaxNode } from "../grammars/syntax.ts";

const bounds =
  "limit|take|page|paginate|per|per_page|offset|first|slice|top|skip|range|fetch|find|find_by|count|exists|getMany|getManyAndCount|where";
/** So much of the code after the query is looked at. */
const farthest = 6_000;
const isText = /string|template|binary|concatenat/;
/** Calls that are named for giving a part of the rows alone. */
const givesPages = /(?:page|paginat\w*)(?:_?\w*)$/i;

/**
 * Whether a query that is kept in a name goes on by that name: `query.limit(20)` some lines later,
 * `scope = scope.page(3)`, `sql += " LIMIT 20"`; or is the text that a call of `fetchPage` is given. What
 * it asks for then is not told by its first words.
 */
export function isBoundLater(query: SyntaxNode, text: string): boolean {
  if (isText.test(query.type) && givesPages.test(takerOf(query))) return true;
  const name = nameKept(query);
  if (name === undefined) return false;
  const after = text.slice(query.endIndex, query.endIndex + farthest);
  const goesOn = new RegExp(
    `${name}\\s*(?:\\??\\.|&\\.|->)\\s*(?:\\w+\\([^()]*\\)\\s*\\.\\s*){0,6}(?:${bounds})\\b`,
  );
  const isHandedOn = new RegExp(`\\b(?:pagy|paginate\\w*|page\\w*)\\b[^\\n]{0,40}${name}\\b`, "i");
  return (
    goesOn.test(after) || isHandedOn.test(after) || (isText.test(query.type) && grows(name, after))
  );
}

/** `sql += …`, `sql = sql + …`, "`${sql} LIMIT 20`", `f"{sql} LIMIT 20"`. */
function grows(name: string, after: string): boolean {
  const word = `(?<![\\w.])${name}\\b`;
  return new RegExp(`${word}\\s*(?:\\+|\\.)=|${word}\\s*\\+|\\{\\s*${name}\\s*\\}`).test(after);
}

/** What a text is given to: `fetch_page` of `db.fetch_page("SELECT …", …)`. */
function takerOf({ parent }: SyntaxNode): string {
  const call = parent?.type.startsWith("argument") === true ? parent.parent : null;
  const callee = call === null ? undefined : (fieldOf(call, "function") ?? fieldOf(call, "name"));
  return /\w*$/.exec(callee?.text ?? "")?.[0] ?? "";
}

/** The name that the whole expression is given, if it is not awaited first. */
function nameKept(query: SyntaxNode): string | undefined {
  const around = query.parent;
  if (around === null) return undefined;
  const isGiven = /declarator|assignment|short_var|expression_list|let_declaration|local_variable/;
  if (!isGiven.test(around.type)) return undefined;
  const left = fieldOf(around, "name") ?? fieldOf(around, "left") ?? fieldOf(around, "pattern");
  const name = left?.text ?? "";
  return /^[@$]{0,2}[A-Za-z_]\w*$/.test(name) ? name.replaceAll("$", "\\$") : undefined;
}
