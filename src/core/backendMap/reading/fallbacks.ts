import type { NeighbourFact } from "../facts/facts.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../grammars/syntax.ts";
import { nodeAt } from "./nodeAt.ts";
import type { Reading } from "./stack.ts";

/** Environment variables with whether the code around a read says what holds where there is none. */
export function withFallbacks(
  neighbours: readonly NeighbourFact[],
  { root, text }: Reading,
): readonly NeighbourFact[] {
  return neighbours.map((one) => {
    if (one.kind !== "env") return one;
    const read = nodeAt(root, one.range);
    return saysItself(read) || saysAround(read, text) ? { ...one, isOptional: true } : one;
  });
}

/** Tags of Go say what must be there; all else may be empty. */
const tag = /`[^`]*\benv(?:config)?:"/;
const needed = /,required|,notEmpty|required:"true"/;
/** What schemas and settings say of an entry: `z.string().optional()`, `port({ default: 80 })`, `${X:80}`. */
const lenient =
  /\.(?:optional|nullish|nullable|default|catch|prefault)\(|\b(?:default|devDefault)\s*[:=]|\$\{[\w.-]+:/;

/** The read has a second argument or a block, or stands in a declaration with a value of its own. */
function saysItself(read: SyntaxNode): boolean {
  const { text } = read;
  if (tag.test(text)) return !needed.test(text) || /[dD]efault:"/.test(text);
  if (lenient.test(text) || read.type === "comparison_operator") return true;
  const isField = read.type === "assignment" && fieldOf(read, "type") !== undefined;
  if (isField) return isPreset(fieldOf(read, "right")?.text);
  const given = fieldOf(read, "arguments");
  const hasSecond = given !== undefined && childrenOf(given).length > 1;
  return hasSecond || fieldOf(read, "block") !== undefined;
}

/** `size: int = 5` of a class of settings; `Field(...)` and `Field(alias="X")` preset nothing. */
function isPreset(value: string | undefined): boolean {
  if (value === undefined || value === "...") return false;
  return !/^Field\(\s*(?:\.\.\.|\)|\w+\s*=)/.test(value) || value.includes("default");
}

/** So much of the code on either side of a read is about the variable. */
const farthest = 60;

/** `x || "y"`, `x ?? y`, `x or y`, `x == "on"`, `x ? a : b`, `x.unwrap_or(y)`, `x.present?`. */
const after =
  /^[)\]!\s]*(?:\|\||\?\?|&&|\?:|[!=]==?|=~|\?(?![.?])|\b(?:or|and|in|is|not|if|unless|else)\b|(?:\.|->|&\.|\?\.)\s*(?:unwrap_or\w*|ok|is_ok|is_err|or_else|map_or\w*|presence|present\?|blank\?|nil\?|orElse\w*|getOrElse|takeIf|isNullOr\w+|to_s)\b)/;
/** `if (x`, `!x`, `"on" === x`, `a && x`, `y if x`, `if let Ok(x) = x`. */
const before =
  /(?:\b(?:if|elif|unless|while|not|and|when|when_let)\b|!|&&|[!=]==?|\b(?:if|while)\s+let\s+[^=]*=|\?\?|\|\||\?|\bor\b)[\s(]*(?:\w+\()?[\s(]*$/;

function saysAround({ startIndex, endIndex }: SyntaxNode, text: string): boolean {
  const ahead = text.slice(Math.max(0, startIndex - farthest), startIndex);
  return before.test(ahead) || after.test(text.slice(endIndex, endIndex + farthest));
}
