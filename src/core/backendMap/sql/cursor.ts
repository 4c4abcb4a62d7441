import type { Token } from "./tokens.ts";

/** Reads the tokens of one statement from its first to its last. */
export interface Cursor {
  peek(ahead?: number): Token | undefined;
  next(): Token | undefined;
  /** Whether these words or marks come next. */
  at(...keys: readonly string[]): boolean;
  /** Whether one of these words or marks comes next. */
  atAny(...keys: readonly string[]): boolean;
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
  const moveBy = (count: number): boolean => {
    index += count;
    return count > 0;
  };
  const atAny = (...keys: readonly string[]): boolean => keys.some((key) => at(key));
  const passTo = (end: number): readonly Token[] => {
    const passed = tokens.slice(index, end);
    index = Math.max(index, end);
    return passed;
  };
  return {
    peek,
    next: () => tokens[index++],
    at,
    atAny,
    take: (...keys) => moveBy(at(...keys) ? keys.length : 0),
    name: () => nameOf(passTo(index + (nameOf(peek()) === undefined ? 0 : 1))[0]),
    skip(...keys) {
      while (atAny(...keys)) index++;
    },
    tableName() {
      const { end, parts } = tableNameAt(tokens, index);
      index = end;
      return tableNameOf(parts);
    },
    parts: () => {
      if (!at("(")) return [];
      const inside = passTo(closingOf(tokens, index)).slice(1);
      index++;
      return cutAtCommas(inside);
    },
    rest: () => cutAtCommas(passTo(tokens.length)),
  };
}

/** `a.b.c`; a schema that the code fills in is none that anybody knows. */
function tableNameAt(
  tokens: readonly Token[],
  start: number,
): { readonly end: number; readonly parts: readonly string[] } {
  const isBeforeDot = (at: number): boolean => tokens[at + 1]?.key === ".";
  let end = start;
  while (tokens[end]?.kind === "placeholder" && isBeforeDot(end)) end += 2;
  const parts: string[] = [];
  for (;;) {
    const part = nameOf(tokens[end]);
    if (part === undefined) return { end, parts };
    parts.push(part);
    if (!isBeforeDot(end) || nameOf(tokens[end + 2]) === undefined) return { end: end + 1, parts };
    end += 2;
  }
}

/** Databases fold what is not quoted; the map folds it to lower case. */
export function nameOf(token: Token | undefined): string | undefined {
  if (token?.kind === "quoted") return token.text;
  return token?.kind === "word" ? token.text.toLowerCase() : undefined;
}

const defaultSchemas = new Set(["public", "dbo", "main"]);

/** The last two of the parts at most, and no schema that everything is in. */
export function tableNameOf(parts: readonly string[]): string | undefined {
  const table = parts.at(-1);
  const schema = parts.at(-2) ?? "public";
  if (table === undefined || table === "") return undefined;
  return defaultSchemas.has(schema.toLowerCase()) ? table : `${schema}.${table}`;
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
