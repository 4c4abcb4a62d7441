import type { SyntaxNode } from "../../grammars/syntax.ts";
import { isString } from "../../languages/go/texts.ts";
import { conditionOf, filledText, keysIn, textsOf } from "./builtConditions.ts";
import type { Link } from "./goChains.ts";

/** What a chain of calls does with its table, where it does not read it. */
export type Write = "Insert" | "Update" | "Delete";

/** The SQL that the calls of a chain build: squirrel's, goqu's and bun's. */
export function builtSql(links: readonly Link[], table: string, write: Write | undefined): string {
  const said = (names: RegExp, of: (node: SyntaxNode) => readonly string[]): readonly string[] =>
    links.filter(({ name }) => names.test(name)).flatMap(({ args }) => args.flatMap(of));
  const wheres = links
    .filter(({ name }) => /^(?:Where(?:Or)?|Having)$/.test(name))
    .flatMap(({ args }) => args.filter(isCondition).flatMap(conditionOf));
  const where = wheres.length === 0 ? "" : ` WHERE ${wheres.join(" AND ")}`;
  if (write === "Delete") return `DELETE FROM ${table}${where}`;
  const set = [...said(/^(?:SetMap|Rows|Set)$/, keysIn), ...said(/^(?:Columns?|Cols)$/, textsOf)];
  if (write === "Insert") {
    return `INSERT INTO ${table} (${set.join(", ")}) VALUES (?)${settledIn(links)}`;
  }
  if (write === "Update") {
    const assigned = [...set, ...firstsOf(links, /^Set$/)].map(assignment);
    // Without a word of its columns all of a model are written.
    return `UPDATE ${table} SET ${assigned.join(", ") || "? = ?"}${where}`;
  }
  const columns = said(/^(?:Select|Columns?|ColumnExpr)$/, textsOf).join(", ") || "*";
  const joins = links
    .filter(({ name }) => name.endsWith("Join"))
    .flatMap(({ args }) => joinOf(args));
  const order = said(/^Order(?:By|Append|Expr)?$/, textsOf).join(", ");
  const sort = order === "" ? "" : ` ORDER BY ${order}`;
  return `SELECT ${columns} FROM ${table}${joins.join("")}${where}${sort}`;
}

/** Behind a text stand the values of its marks: `Where("kind = ?", "new")`. */
const isCondition = (node: SyntaxNode, at: number): boolean => at === 0 || !isString(node);

/** `Set("name", x)`, `Set("name = ?", x)`. */
const assignment = (text: string): string => (text.includes("=") ? text : `${text} = ?`);

/** `Join("orders ON …")`, `Join("LEFT JOIN orders ON …")`, and of goqu the table alone. */
function joinOf(args: Link["args"]): readonly string[] {
  const [first] = args;
  const text = filledText(args) ?? (first && textsOf(first)[0]);
  if (text === undefined || text === "") return [];
  return [/\bjoin\b/i.test(text) ? ` ${text}` : ` JOIN ${text}`];
}

function firstsOf(links: readonly Link[], names: RegExp): readonly string[] {
  return links
    .filter(({ name }) => names.test(name))
    .flatMap(({ args: [first] }) => (first === undefined ? [] : textsOf(first)));
}

/** `OnConflict(…)`, `Suffix("ON CONFLICT …")`, `On("CONFLICT (id) DO UPDATE")`. */
function settledIn(links: readonly Link[]): string {
  const isSettled = links.some(({ name, args: [first] }) => {
    const said = `${name} ${first?.text ?? ""}`;
    return /^(?:OnConflict|Ignore)|^On \W*(?:conflict|duplicate)\b|\bon (?:conflict|duplicate)\b/i.test(
      said,
    );
  });
  return isSettled ? " ON CONFLICT DO NOTHING" : "";
}
