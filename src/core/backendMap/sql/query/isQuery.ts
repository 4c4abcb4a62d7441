import { proseWords } from "../keywords.ts";
import type { Token } from "../tokens.ts";

/**
 * Whether a statement is a query, and not a sentence that begins like one: "Select a plan from the
 * list", "Update available". What a query must have is asked for; what is left is told by its words.
 */
export function isQuery(tokens: readonly Token[]): boolean {
  const verb = tokens.find(({ key }) => key !== "(");
  if (verb === undefined || isShortened(tokens)) return false;
  if (verb.key === "TRUNCATE") return isTruncate(tokens);
  const keys = new Set(tokens.map(({ key }) => key));
  if (verb.key === "SELECT" && !keys.has("FROM")) return isBareSelect(tokens);
  const needed = needs[verb.key] ?? [];
  const hasAll = needed.length > 0 && needed.every((some) => some.some((key) => keys.has(key)));
  return hasAll && (!mayBeProse.has(verb.key) || isNoProse(tokens));
}

/** "SELECT ..., COUNT(*) FROM orders" only tells of a query. */
const isShortened = (tokens: readonly Token[]): boolean =>
  tokens.some((_, at) => [at, at + 1, at + 2].every((each) => tokens[each]?.key === "."));

const isTruncate = ([verb, next]: readonly Token[]): boolean =>
  verb?.text === "TRUNCATE" || next?.key === "TABLE";

/** One word or mark of each list must be there. */
const needs: Readonly<Partial<Record<string, readonly (readonly string[])[]>>> = {
  SELECT: [["FROM"]],
  WITH: [["AS"], ["("], ["SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES"]],
  INSERT: [
    ["INTO", "IGNORE"],
    ["(", "VALUES", "SELECT", "SET", "DEFAULT"],
  ],
  REPLACE: [["INTO"], ["(", "VALUES", "SELECT", "SET"]],
  UPDATE: [["SET"], ["="]],
  DELETE: [["FROM"]],
  MERGE: [["INTO", "USING"], ["ON"], ["MATCHED"]],
};
const mayBeProse = new Set(["SELECT", "UPDATE", "DELETE"]);

/** `SELECT 1`, `SELECT now()`: no table, but no sentence either. */
function isBareSelect(tokens: readonly Token[]): boolean {
  const second = tokens[1];
  if (second === undefined) return false;
  return second.kind === "number" || second.kind === "placeholder" || tokens[2]?.key === "(";
}

const strongSigns = new Set(["=", "*", "::"]);

function isNoProse(tokens: readonly Token[]): boolean {
  const verb = tokens[0]?.text ?? "";
  const prose = tokens.filter((one, index) => isProse(one, tokens, index)).length;
  const isStrong = tokens.some(({ key }) => strongSigns.has(key));
  if (verb === verb.toUpperCase()) return prose < 2 || isStrong;
  const isLower = verb === verb.toLowerCase();
  if (prose > 0) return prose === 1 && isStrong && isLower;
  return isStrong || (isLower && isListOrSigned(tokens));
}

const isListOrSigned = (tokens: readonly Token[]): boolean =>
  tokens.some(isSign) || hasNoGaps(tokens);

const isSign = ({ key, kind }: Token): boolean =>
  ["(", "<", ">"].includes(key) || ["placeholder", "quoted", "string"].includes(kind);

function isProse({ key }: Token, tokens: readonly Token[], index: number): boolean {
  if (!proseWords.has(key) || key === "A") return false;
  return tokens[index + 1]?.key !== "." && !["AS", "."].includes(tokens[index - 1]?.key ?? "");
}

const between = new Set([",", ".", "AS"]);

/** Names side by side, with neither a comma nor a keyword between, are words of a sentence. */
function hasNoGaps(tokens: readonly Token[]): boolean {
  const from = tokens.findIndex(({ key }) => key === "FROM");
  const listed = tokens.slice(1, from).filter(({ key }) => key !== "DISTINCT");
  const isList = listed.every(({ kind, key }, index) =>
    index % 2 === 0 ? kind === "word" && !between.has(key) : between.has(key),
  );
  const isWhole = listed.length % 2 === (tokens[0]?.key === "DELETE" ? 0 : 1);
  return isList && isWhole && tokens[from + 1]?.kind === "word";
}
