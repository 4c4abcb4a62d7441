import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/go/values.ts";
import { isString, textOf } from "../../languages/go/texts.ts";

/** What names a column: `goqu.C("id")`, `goqu.I("users.id")`, `table.Col("id")`, `bun.Ident("id")`. */
const names = /(?:^|\.)(?:C|I|Col|Ident)$/;
/** What holds a piece of SQL: `sq.Expr("a = ?", b)`, `goqu.L("a > b")`. */
const pieces = /(?:^|\.)(?:Expr|L|ConcatExpr)$/;

/** A condition as SQL: text, `sq.Eq{"id": id}`, `sq.And{…}`, `goqu.C("id").Eq(id)`. */
export function conditionOf(node: SyntaxNode): readonly string[] {
  if (isString(node)) return [`(${textOf(node)})`];
  return [
    ...keysIn(node).map((one) => `${one} = ?`),
    ...saidBy(names, node).map((one) => `${one} = ?`),
    ...saidBy(pieces, node).map((one) => `(${one})`),
  ];
}

/** A text with the names that stand for its marks: `Join("JOIN ? AS ?", bun.Ident("users"), …)`. */
export function filledText([first, ...rest]: readonly SyntaxNode[]): string | undefined {
  if (first === undefined || !isString(first)) return undefined;
  const given = rest.map((one) => saidBy(names, one)[0] ?? "?");
  let at = 0;
  return textOf(first).replaceAll("?", () => given[at++] ?? "?");
}

/** The keys of `sq.Eq{"id": id}`, `map[string]any{"name": name}`, `goqu.Record{"name": name}`. */
export function keysIn(node: SyntaxNode): readonly string[] {
  return nodesOf(node, "keyed_element").flatMap((one) => {
    const key = fieldOf(one, "key") ?? childrenOf(one)[0];
    const word = key === undefined ? undefined : (childrenOf(key)[0] ?? key);
    const text = word !== undefined && isString(word) ? textOf(word) : "";
    return /^[\w."`]+$/.test(text) ? [text] : [];
  });
}

/** The texts of an argument: itself, and of what names columns in it. */
export function textsOf(node: SyntaxNode): readonly string[] {
  if (isString(node)) return textOf(node) === "" ? [] : [textOf(node)];
  return saidBy(names, node);
}

function saidBy(called: RegExp, node: SyntaxNode): readonly string[] {
  return nodesOf(node, "call_expression").flatMap((one) => {
    const [first] = argumentsOf(one);
    const isIt = called.test(fieldOf(one, "function")?.text ?? "");
    return isIt && first !== undefined && isString(first) ? [textOf(first)] : [];
  });
}
