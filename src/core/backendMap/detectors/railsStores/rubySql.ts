import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { namedIn } from "../../sql/query/namedIn.ts";
import { readSql } from "../../sql/query/readSql.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { QueryFact } from "../../facts/storeFacts.ts";
import { surroundingsOf } from "./recordSurroundings.ts";
import { filledIn } from "./sqlFills.ts";

/** SQL in strings and heredocs of Ruby, whoever is given them. */
export const rubySql: Stack = {
  name: "ruby-sql",
  languages: ["ruby"],
  markers: /\b(?:select|insert\s+into|update|delete\s+from|with)\b[\s\S]*\b(?:from|into|set)\b/i,
  detect: (file) => ({ queries: queriesIn(file) }),
};

function queriesIn(file: Reading): readonly QueryFact[] {
  // What a migration does to the rows is done once, with the tables of its time.
  if (file.text.includes("ActiveRecord::Migration")) return [];
  return nodesOf(file.root, "string", "heredoc_body")
    .filter((node) => !isContinued(node))
    .flatMap((node) => queryOf(node, file));
}

/** What `"… " + name + " …"` is, its parts in their order. */
function partsOf(node: SyntaxNode): readonly SyntaxNode[] {
  let whole = node;
  while (isSum(whole.parent)) whole = whole.parent;
  const flat = (one: SyntaxNode): readonly SyntaxNode[] =>
    isSum(one) ? childrenOf(one).flatMap(flat) : [one];
  return flat(whole);
}

function isSum(node: SyntaxNode | null): node is SyntaxNode {
  return node?.type === "binary" && fieldOf(node, "operator")?.text === "+";
}

/** A text that goes on from another one, which stands for both. */
function isContinued(node: SyntaxNode): boolean {
  if (!isSum(node.parent)) return false;
  return partsOf(node).find(({ type }) => type === "string")?.id !== node.id;
}

function queryOf(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const parts = partsOf(node);
  const text = parts.map((one) => (one.type === "string" ? textOf(one) : "{}")).join("");
  const query = readSql(node.type === "string" ? text : textOf(node));
  if (query === undefined || query.reads.length + query.writes.length === 0) return [];
  const { limited } = query;
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      ...namedIn(query),
      ...(!isHandedToOthers(parts[0] ?? node) && { isText: true }),
      ...(isOnlyKept(parts[0] ?? node) && { isHandedOut: true }),
      ...surroundingsOf(node),
      ...(limited !== undefined && { limited }),
      ...filledIn(parts),
    },
  ];
}

const running =
  "execute|exec_\\w+|select_\\w+|find_by_sql|count_by_sql|query\\w*|sql|insert|update|delete|where|from|joins|sanitize_sql\\w*|prepare|run|explain";
const runs = new RegExp(`^(?:${running})$`);

/** Given to a method of the application: it may put what the text names in front of it, as in `WITH`. */
function isHandedToOthers(text: SyntaxNode): boolean {
  const list = text.type === "heredoc_body" ? beginningOf(text)?.parent : text.parent;
  const call = list?.type === "argument_list" ? list.parent : null;
  if (call?.type !== "call" || (list?.namedChildren.length ?? 0) < 2) return false;
  return fieldOf(call, "receiver") === undefined && !runs.test(fieldOf(call, "method")?.text ?? "");
}

/** What a method ends in, or gives a name that it runs nothing of: others ask it, with what they add. */
function isOnlyKept(text: SyntaxNode): boolean {
  let whole = text.type === "heredoc_body" ? beginningOf(text) : text;
  while (whole?.parent?.type === "call" && fieldOf(whole.parent, "receiver")?.id === whole.id) {
    whole = whole.parent;
  }
  const around = whole?.parent;
  if (whole === undefined || !around) return false;
  if (around.type === "body_statement") {
    return childrenOf(around).findLast(({ type }) => type !== "heredoc_body")?.id === whole.id;
  }
  if (around.type !== "assignment") return false;
  const [name, body] = [fieldOf(around, "left")?.text ?? "", around.parent?.text ?? ""];
  const isRun = new RegExp(`\\b(?:${running})\\b[^\\n]*(?<![\\w@])${name}\\b`);
  return (
    /^\w+$/.test(name) &&
    !isRun.test(body.slice(around.endIndex - (around.parent?.startIndex ?? 0)))
  );
}

/** `<<~SQL` of a text that stands below it: both stand in the same order. */
function beginningOf(body: SyntaxNode): SyntaxNode | undefined {
  const around = body.parent;
  if (around === null) return undefined;
  const at = nodesOf(around, "heredoc_body").findIndex(({ id }) => id === body.id);
  return nodesOf(around, "heredoc_beginning").at(at);
}

/** `#{Loan.table_name}` is the table that the convention gives; all else that is filled in is `{}`. */
function textOf(node: SyntaxNode): string {
  return node.namedChildren
    .filter(({ type }) => type !== "heredoc_end")
    .map((part) => (part.type === "interpolation" ? filling(childrenOf(part)[0]) : part.text))
    .join("");
}

function filling(inner: SyntaxNode | undefined): string {
  const [, model] = /^([A-Z][\w:]*)\.(?:quoted_)?table_name$/.exec(inner?.text ?? "") ?? [];
  return model === undefined ? "{}" : plural(underscored(model).replaceAll("/", "_"));
}
