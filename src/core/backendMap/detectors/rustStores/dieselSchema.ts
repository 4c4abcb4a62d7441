import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";

/** `diesel::table! { users (id) { id -> Int4, } }` and `joinable!(posts -> users (user_id))`. */
export function dieselTables(file: Reading): readonly TableFact[] {
  const macros = nodesOf(file.root, "macro_invocation");
  const keys = macros.flatMap(keyOf);
  return macros.flatMap((node) => tableOf(node, file, keys) ?? []);
}

interface Key extends ForeignKeyFact {
  readonly of: string;
}

function macroName(node: SyntaxNode): string {
  return node.children[0]?.text.split("::").at(-1) ?? "";
}

function keyOf(node: SyntaxNode): readonly Key[] {
  if (macroName(node) !== "joinable") return [];
  const match = /\(\s*(\w+)\s*->\s*(\w+)\s*\(\s*(\w+)\s*\)\s*\)/.exec(node.text);
  const [, of = "", table = "", column = ""] = match ?? [];
  return match === null ? [] : [{ of, table, columns: [column] }];
}

function tableOf(node: SyntaxNode, file: Reading, keys: readonly Key[]): TableFact | undefined {
  const tree = macroName(node) === "table" ? node.children.at(-1) : undefined;
  const body = tree?.children.findLast(({ type }) => type === "token_tree");
  if (tree === undefined || body === undefined) return undefined;
  const before = tree.children.filter((one) => one.endIndex <= body.startIndex);
  const name = before.findLast(({ type }) => type === "identifier");
  const key = before.findLast((one) => one.type === "token_tree" && one.text.startsWith("("));
  if (name === undefined) return undefined;
  const said = before.find((one) => one.text.startsWith("[sql_name"));
  return {
    origin: "schema",
    name: wordIn(said) ?? schemaOf(before, name) + name.text,
    model: name.text,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns: columnsIn(body),
    indexes: [],
    foreignKeys: keys
      .filter(({ of }) => of === name.text)
      .map(({ columns, table }) => ({ columns, table })),
    primaryKey: key === undefined ? ["id"] : namesIn(key),
  };
}

/** Of `pg_catalog.pg_type` the front, where it is no default. */
function schemaOf(before: readonly SyntaxNode[], name: SyntaxNode): string {
  const at = before.indexOf(name);
  const schema = before[at - 1]?.text === "." ? before[at - 2]?.text : undefined;
  return schema === undefined || schema === "public" ? "" : `${schema}.`;
}

function namesIn(tree: SyntaxNode): readonly string[] {
  return tree.children.filter(({ type }) => type === "identifier").map(({ text }) => text);
}

function wordIn(node: SyntaxNode | undefined): string | undefined {
  return node === undefined ? undefined : /"([^"]+)"/.exec(node.text)?.[1];
}

/** `name -> Nullable<Varchar>,` each; what stands before it in brackets may say another name. */
function columnsIn({ children }: SyntaxNode): readonly ColumnFact[] {
  return children.flatMap((node, at) => {
    if (children[at + 1]?.text !== "->") return [];
    const end = children.findIndex((one, index) => index > at && one.text === ",");
    const type = children
      .slice(at + 2, end < 0 ? -1 : end)
      .map(({ text }) => text)
      .join("");
    const bare = /^Nullable<(.*)>$/.exec(type)?.[1];
    const said = attributesBefore(children, at).find((one) => one.startsWith("[sql_name"));
    const own = node.text.replace(/^r#/, "");
    const name = said === undefined ? own : (/"([^"]+)"/.exec(said)?.[1] ?? own);
    return [
      {
        name,
        type: bare ?? type,
        nullable: bare !== undefined,
        range: rangeOf(node),
        ...(name !== node.text && { field: node.text }),
      },
    ];
  });
}

function attributesBefore(children: readonly SyntaxNode[], at: number): readonly string[] {
  const found: string[] = [];
  for (let one = at - 1; children[one]?.type === "token_tree" && children[one - 1]?.text === "#";) {
    found.push(children[one]?.text ?? "");
    one -= 2;
  }
  return found;
}
