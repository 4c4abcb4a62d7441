/** A piece of SQL in whatever dialect; comments and white space are between them. */
export interface Token {
  readonly kind: "word" | "quoted" | "string" | "number" | "placeholder" | "mark";
  /** A name or a string without its quotes; all else as it is written. */
  readonly text: string;
  /** Of an unquoted word, in upper case; of a mark, itself. Empty else: `"select"` is no SELECT. */
  readonly key: string;
  /** Offsets in the text; `end` is the first that is not part of it. */
  readonly start: number;
  readonly end: number;
}

/** Dumps end somewhere; what is longer is not read to its end. */
const longestText = 16_000_000;

const word = /#{0,2}[A-Za-z_\u0080-\uFFFF][\w$\u0080-\uFFFF]*/y;
const number = /\d[\w.]*/y;
const bracketed = /\[([A-Za-z_\u0080-\uFFFF][^\]\n'"]{0,127})\]/y;
const dollarTag = /\$(?:[A-Za-z_]\w*)?\$/y;
const stringPrefix = /^(?:[ENBXR]|_\w+)$/i;
/** `?`, `$1`, `:name`, `@name`, `%s`, `%(name)s`, `{name}`, `{{ name }}`, `${name}`, `#{name}`. */
const placeholder =
  /[$#]\{[^{}\n]{0,400}\}|\{\{[^{}]{0,400}\}\}|\{[^{}\n]{0,400}\}|%\([^)\n]{0,100}\)[sd]|%[sdvq](?!\w)|\$\d+|\?\d*|:[A-Za-z_]\w*|@{1,2}[A-Za-z_]\w*/y;
const mark = /::|[^]/y;

/**
 * Cuts SQL into tokens: PostgreSQL, MySQL, SQLite and T-SQL quoting at once. Never fails; what is
 * not closed goes to the end. Linear in the length of the text.
 */
export function tokensOf(whole: string): readonly Token[] {
  const text = whole.length > longestText ? whole.slice(0, longestText) : whole;
  const tokens: Token[] = [];
  const lastRow = text.lastIndexOf(endOfRows);
  for (let at = afterSpace(text, 0); at < text.length;) {
    const token = tokenAt(text, at);
    tokens.push(token);
    // Where no more rows end, none are looked for: a search for each statement would be a square.
    const hasRows = token.end <= lastRow && copiesFrom(tokens);
    at = afterSpace(text, hasRows ? afterRows(text, token.end) : token.end);
  }
  return tokens;
}

function tokenAt(text: string, start: number): Token {
  const made: Made = (kind, end, inside) => {
    const own = inside ?? text.slice(start, end);
    const key = kind === "word" ? own.toUpperCase() : kind === "mark" ? own : "";
    return { kind, text: own, key, start, end };
  };
  const first = text.charAt(start);
  if (first === "'" || first === '"' || first === "`") return quotedAt(text, start, start, made);
  return dollarAt(text, start, made) ?? bracketAt(text, start, made) ?? plainAt(text, start, made);
}

function dollarAt(text: string, start: number, made: Made): Token | undefined {
  const tag = text.startsWith("$", start) ? matchAt(dollarTag, text, start) : undefined;
  return tag === undefined ? undefined : dollarQuoted(text, start, tag[0], made);
}

/** T-SQL's names; behind an operand it is an index of an array. */
function bracketAt(text: string, start: number, made: Made): Token | undefined {
  const isIndex = /[\w\])"]/.test(text.charAt(start - 1));
  const name = isIndex ? undefined : matchAt(bracketed, text, start);
  return name === undefined ? undefined : made("quoted", start + name[0].length, name[1]);
}

const plain = [
  ["word", word],
  ["number", number],
  ["placeholder", placeholder],
  ["mark", mark],
] as const;

function plainAt(text: string, start: number, made: Made): Token {
  for (const [kind, form] of plain) {
    const found = matchAt(form, text, start)?.[0];
    if (found === undefined) continue;
    const end = start + found.length;
    const isPrefix = kind === "word" && text.charAt(end) === "'" && stringPrefix.test(found);
    return isPrefix ? quotedAt(text, start, end, made) : made(kind, end);
  }
  return made("mark", start + 1);
}

type Made = (kind: Token["kind"], end: number, inside?: string) => Token;

function quotedAt(text: string, start: number, opening: number, made: Made): Token {
  const quote = text[opening] ?? "";
  const end = endOfQuoted(text, opening, quote);
  const isClosed = end - opening > 1 && text[end - 1] === quote;
  const inside = text.slice(opening + 1, isClosed ? end - 1 : end);
  const kind = quote === "'" ? "string" : "quoted";
  return made(kind, Math.max(end, start + 1), inside.replaceAll(quote + quote, quote));
}

function endOfQuoted(text: string, opening: number, quote: string): number {
  for (let at = opening + 1; ; at++) {
    at = text.indexOf(quote, at);
    if (at < 0) return text.length;
    if (text[at + 1] === quote) {
      if (quote === "'" && isLastEscaped(text, at)) return at + 2;
      at++;
    } else if (quote !== "'" || !isEscaped(text, at)) return at + 1;
  }
}

/** Only some dialects escape by backslash: `'\'` is whole in the others, so what follows decides. */
function isEscaped(text: string, at: number): boolean {
  return isBehindBackslash(text, at) && !endsText.test(text[at + 1] ?? "");
}

/** `'it\'s \'so\''`: a text that ends behind an escaped quote. */
function isLastEscaped(text: string, at: number): boolean {
  return isBehindBackslash(text, at) && endsText.test(text[at + 2] ?? "");
}

const endsText = /^[\s,;)]?$/;

function isBehindBackslash(text: string, at: number): boolean {
  let first = at;
  while (text[first - 1] === "\\") first--;
  return (at - first) % 2 === 1;
}

function dollarQuoted(text: string, start: number, tag: string, made: Made): Token {
  const closing = text.indexOf(tag, start + tag.length);
  const end = closing < 0 ? text.length : closing;
  const inside = text.slice(start + tag.length, end);
  return made("string", closing < 0 ? end : end + tag.length, inside);
}

const space = /\s+/y;

function afterSpace(text: string, start: number): number {
  for (let at = start; ;) {
    const next = afterOne(text, at);
    if (next === at) return at;
    at = next;
  }
}

function afterOne(text: string, at: number): number {
  const isLine =
    text.startsWith("--", at) || (text[at] === "#" && /^[\s#-]?$/.test(text[at + 1] ?? ""));
  const closing = isLine ? "\n" : text.startsWith("/*", at) ? "*/" : undefined;
  if (closing === undefined) return at + (matchAt(space, text, at)?.[0].length ?? 0);
  const end = text.indexOf(closing, at + 2);
  return end < 0 ? text.length : end + closing.length;
}

/** `COPY users (id, name) FROM stdin;` is followed by rows, not by SQL. */
function copiesFrom(tokens: readonly Token[]): boolean {
  const [before, last] = tokens.slice(-2);
  return last?.key === ";" && before?.key === "STDIN";
}

const endOfRows = "\n\\.";

function afterRows(text: string, at: number): number {
  return text.indexOf(endOfRows, at) + endOfRows.length;
}

function matchAt(form: RegExp, text: string, at: number): RegExpExecArray | undefined {
  form.lastIndex = at;
  return form.exec(text) ?? undefined;
}
