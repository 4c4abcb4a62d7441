import type { SyntaxNode } from "../grammars/syntax.ts";

/** So much of the code before an expression is looked at. */
const farthest = 200;
/** `String::from(`, `new StringBuilder(`, `QueryBuilder::new(`: the text itself, to be added to. */
const holder =
  "(?:new\\s+)?(?:\\w+(?:::|\\.))*(?:String|StringBuilder|StringBuffer|QueryBuilder)(?:::<[^<>]*>)?(?:::(?:from|new))?\\s*\\(\\s*";
const given = new RegExp(
  `(?<![.\\w$@>,-])(?<!,\\s)([$@]{0,2}[A-Za-z_]\\w*)\\s*(?::\\s*[\\w<>&'. ?[\\]]+?)?\\s*:?=\\s*(?:${holder})?$`,
);

/** A text in what it grows in: `String::from("…")`. */
const isKept = /^(?:\w+::)*(?:String|QueryBuilder)(?:::<[^<>]*>)?::/;

/** Whether a query is its text, or what that grows in, and no builder's calls. */
export function isText({ type, text }: SyntaxNode): boolean {
  return /string|template|binary|concatenat/.test(type) || isKept.test(text);
}

/** The name that an expression is given as it stands, or as what grows from it. */
export function nameKept({ startIndex }: SyntaxNode, text: string): string | undefined {
  return given.exec(text.slice(Math.max(0, startIndex - farthest), startIndex))?.[1];
}

/** The name as a part of a pattern. */
export const wordFor = (name: string): string =>
  `(?<![\\w.$@])${name.replaceAll("$", "\\$")}(?!\\w)`;

/** Methods that add to a text. */
export const adds = "append\\w*|push_str|push|concat|write_?string|write_str";
