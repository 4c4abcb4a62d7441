import type { SyntaxNode } from "../grammars/syntax.ts";

const branch = /^(?:if|unless)(?:_statement|_expression|_modifier)?$/;
/** So much of a branch is looked at, and of the code in front of it. */
const longestBranch = 1_000;
const farthest = 160;
/** `known.set(id, found)`, `known[id] = found`, `known.Add(id, found)`. */
const keeps =
  /(?<![\w.$])(\$?\w+)(?:\.(?:set|put|insert|Add|TryAdd)\(\s*[\w.]+\s*,|\[[^\]=\n]+\]\s*:?=(?!=))/g;
/** `names[id] ??= find(id)`, `@owner ||= Owner.find(id)`. */
const unlessKept = /^[^=(]*(?:\?\?=|\|\|=)/;

/**
 * Whether what runs here is kept, and not run again for what it was kept for:
 * `if (!known.has(id)) { const found = await find(id); known.set(id, found); }`.
 */
export function isKeptOnce(node: SyntaxNode): boolean {
  const { type, text, parent, startIndex } = node;
  if (type.includes("assignment")) return unlessKept.test(text.slice(0, farthest));
  if (!branch.test(type)) return false;
  const code = text.slice(0, longestBranch);
  const start = startIndex - (parent?.startIndex ?? startIndex);
  const before = parent?.text.slice(Math.max(0, start - farthest), start) ?? "";
  const [condition = ""] = code.split(/[\n{]/, 1);
  if (isFirstTime(node, condition, code)) return true;
  return [...code.matchAll(keeps)].some(([, name = ""]) => asks(name, `${before}${condition}`));
}

/** `known.get(id)`, `known[id]`, `id not in known`. */
function asks(name: string, code: string): boolean {
  const word = `(?<![\\w.$])${name.replaceAll("$", "\\$")}`;
  return new RegExp(
    `${word}(?:\\.(?:get|has|contains|ContainsKey|TryGet|key\\?|include\\?)\\w*\\(?|\\[)|\\bin\\s+${word}\\b`,
  ).test(code);
}

/** `known == nil`, `known is None`, `!known`. */
const missing =
  /(?<![\w.$])(\$?\w+)\s*(?:={2,3}\s*(?:null|nil|undefined)\b|is\s+(?:None|null)\b|\.(?:is_none|nil\?))|!\s*(\$?\w+)\s*\)/;
const loop =
  /^(?:for|foreach|for_each|for_in|enhanced_for|for_range)(?:_statement|_expression)?$|^(?:do_block|arrow_function|lambda_expression)$/;

/** `if known == nil { known = find() }` in a loop, of a name that is there before it. */
function isFirstTime(node: SyntaxNode, condition: string, code: string): boolean {
  const [, one, other = one ?? ""] = missing.exec(condition) ?? [];
  if (other === "") return false;
  const word = `(?<![\\w.$])${other.replaceAll("$", "\\$")}(?:\\s*,\\s*\\w+)?\\s*(?::[^=\\n]{0,40})?:?=(?!=)`;
  const given = new RegExp(word);
  if (!given.test(code.slice(condition.length))) return false;
  let around = node.parent;
  while (around !== null && !loop.test(around.type)) around = around.parent;
  return around !== null && !given.test(around.text.slice(0, node.startIndex - around.startIndex));
}
