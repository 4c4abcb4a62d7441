import { proseWords } from "./keywords.ts";
import type { Token } from "./tokens.ts";

/**
 * Whether a statement is a query, and not a sentence that begins like one: "Select a plan from the
 * list", "Update available". What a query must have is asked for; what is left is told by its words.
 */
export function isQuery(tokens: readonly Token[]): boolean {
  const [first] = tokens;
  if (first === undefined) return false;
  const has = (...keys: readonly string[]): boolean => keys.some((one) => hasKey(tokens, one));
  switch (first.key === "(" ? tokens.find(({ key }) => key !== "(")?.key : first.key) {
    case "SELECT":
      return has("FROM") ? isNoProse(tokens) : isBareSelect(tokens);
    case "WITH":
      return (
        has("AS") && has("(") && has("SELECT", "INSERT", "UPDATE", "DELETE", "MERGE", "VALUES")
      );
    case "INSERT":
    case "REPLACE":
      return has("INTO", "IGNORE") && has("(", "VALUES", "SELECT", "SET", "DEFAULT");
    case "UPDATE":
      return has("SET") && has("=") && isNoProse(tokens);
    case "DELETE":
      return has("FROM") && isNoProse(tokens);
    case "MERGE":
      return has("INTO", "USING") && has("ON") && has("MATCHED");
    case "TRUNCATE":
      return first.text === "TRUNCATE" || tokens[1]?.key === "TABLE";
    default:
      return false;
  }
}

function hasKey(tokens: readonly Token[], key: string): boolean {
  return tokens.some((one) => one.key === key);
}

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
  const isShouted = verb === verb.toUpperCase();
  if (isShouted || prose > 1) return isShouted && (prose < 2 || isStrong);
  if (/^[A-Z][a-z]/.test(verb)) return isStrong && prose === 0;
  if (prose === 1) return isStrong;
  return isStrong || tokens.some(isSign) || hasNoGaps(tokens);
}

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
