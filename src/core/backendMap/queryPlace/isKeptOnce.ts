import type { SyntaxNode } from "../grammars/syntax.ts";

const branch = /^(?:if|unless)(?:_statement|_expression|_modifier)?$/;
/** So much of a branch is looked at, and of the code in front of it. */
const longestBranch = 1_000;
const farthest = 160;
/** `known.set(id, found)`, `known[id] = found`, `known.Add(id, found)`. */
const keeps =
  /(?<![\w.$])(\$?\w+)(?:\.(?:set|put|insert|Add|TryAdd)\(\s*\w|\[[^\]=\n]+\]\s*:?=(?!=))/g;
/** `names[id] ??= find(id)`, `@owner ||= Owner.find(id)`. */
const unlessKept = /^[^=(]*(?:\?\?=|\|\|=)/;

/**
 * Whether what runs here is kept, and not run again for what it was kept for:
 * `if (!known.has(id)) { const found = await find(id); known.set(id, found); }`.
 */
export function isKeptOnce({ type, text, parent, startIndex }: SyntaxNode): boolean {
  if (/assignment/.test(type)) return unlessKept.test(text.slice(0, farthest));
  if (!branch.test(type)) return false;
  const code = text.slice(0, longestBranch);
  const start = startIndex - (parent?.startIndex ?? startIndex);
  const before = parent?.text.slice(Math.max(0, start - farthest), start) ?? "";
  const [condition = ""] = code.split(/[\n{]/, 1);
  return [...code.matchAll(keeps)].some(([, name = ""]) => asks(name, `${before}${condition}`));
}

/** `known.get(id)`, `known[id]`, `id not in known`. */
function asks(name: string, code: string): boolean {
  const word = `(?<![\\w.$])${name.replaceAll("$", "\\$")}`;
  return new RegExp(`${word}(?:\\.\\w+\\(|\\[)|\\bin\\s+${word}\\b`).test(code);
}
