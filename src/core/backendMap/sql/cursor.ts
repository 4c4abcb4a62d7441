import type { Token } from "./tokens.ts";

/** Reads the tokens of one statement from its first to its last. */
export interface Cursor {
  peek(ahead?: number): Token | undefined;
  next(): Token | undefined;
  /** Whether these words or marks come next. */
  at(...keys: readonly string[]): boolean;
  /** Passes over these words or marks if they come next. */
  take(...keys: readonly string[]): boolean;
  /** Passes over whichever of these words come next, in any order. */
  skip(...keys: readonly string[]): void;
  /** A name without its quotes; `isQuoted` keeps its case. Nothing moves where there is none. */
  name(): string | undefined;
  /** A name with those in front of it, `schema.table`, as the map calls it. */
  tableName(): string | undefined;
  /** What stands between the parenthesis that comes next and its end, cut at its own commas. */
  parts(): readonly (readonly Token[])[];
  /** What is left, cut at commas outside of parentheses. */
  rest(): readonly (readonly Token[])[];
}

export function createCursor(tokens: readonly Token[]): Cursor {
  let index = 0;
  const peek = (ahead = 0): Token | undefined => tokens[index + ahead];
  const at = (...keys: readonly string[]): boolean =>
    keys.every((key, ahead) => peek(ahead)?.key === key);
  const take = (...keys: readonly string[]): boolean => {
    const found = at(...keys);
    if (found) index += keys.length;
    return found;
  };
  const isBefore = (key: string): boolean => peek(1)?.key === key;
  const name = (): string | undefined => {
    const own = nameOf(peek());
    if (own !== undefined) index++;
    return own;
  };
  return {
    peek,
    next: () => tokens[index++],
    at,
    take,
    name,
    skip(...keys) {
      while (keys.includes(peek()?.key || " ")) index++;
    },
    tableName() {
      // A schema that the code fills in is none that anybody knows.
      while (peek()?.kind === "placeholder" && isBefore(".")) index += 2;
      const parts = [name()];
      while (at(".") && nameOf(peek(1)) !== undefined) {
        index++;
        parts.push(name());
      }
      return tableNameOf(parts.filter((one) => one !== undefined));
    },
    parts() {
      if (!at("(")) return [];
      const end = closingOf(tokens, index);
      const inside = tokens.slice(index + 1, end);
      index = end + 1;
      return cutAtCommas(inside);
    },
    rest() {
      const left = tokens.slice(index);
      index = tokens.length;
      return cutAtCommas(left);
    },
  };
}

/** Databases fold what is not quoted; the map folds it to lower case. */
export function nameOf(token: Token | undefined): string | undefined {
  if (token?.kind === "quoted") return token.text;
  return token?.kind === "word" ? token.text.toLowerCase() : undefined;
}

const defaultSchemas = new Set(["public", "dbo", "main"]);

/** The last two of the parts at most, and no schema that everything is in. */
export function tableNameOf(parts: readonly string[]): string | undefined {
  const [schema, table] = parts.length > 1 ? parts.slice(-2) : ["public", parts[0]];
  if (table === undefined || table === "") return undefined;
  return schema === undefined || defaultSchemas.has(schema.toLowerCase())
    ? table
    : `${schema}.${table}`;
}

function closingOf(tokens: readonly Token[], opening: number): number {
  let depth = 0;
  for (let at = opening; at < tokens.length; at++) {
    if (tokens[at]?.key === "(") depth++;
    if (tokens[at]?.key === ")" && --depth === 0) return at;
  }
  return tokens.length;
}

function cutAtCommas(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const parts: Token[][] = [[]];
  let depth = 0;
  for (const token of tokens) {
    if (token.key === "(") depth++;
    if (token.key === ")") depth--;
    if (token.key === "," && depth === 0) parts.push([]);
    else parts.at(-1)?.push(token);
  }
  return parts.filter(({ length }) => length > 0);
}
