/** A word or a mark of a schema, and where it stands. */
export interface SchemaToken {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

const closing: Readonly<Record<string, string>> = { "(": ")", "{": "}", "[": "]" };

/** The tokens of a schema language without its comments; a text in quotes is one token. */
export function schemaTokens(text: string, form: RegExp): readonly SchemaToken[] {
  return [...text.matchAll(form)].flatMap((match): readonly SchemaToken[] => {
    const [whole, kept] = match;
    return kept === undefined
      ? []
      : [{ text: kept, start: match.index, end: match.index + whole.length }];
  });
}

/** The index behind the bracket that closes the one at an index; the end where none does. */
export function behindBracket(tokens: readonly SchemaToken[], at: number): number {
  const open = tokens[at]?.text ?? "";
  const close = closing[open];
  let depth = 0;
  for (let next = at; next < tokens.length; next += 1) {
    const { text = "" } = tokens[next] ?? {};
    if (text === open) depth += 1;
    else if (text === close) depth -= 1;
    if (depth === 0) return next + 1;
  }
  return tokens.length;
}

/** The text of a token; empty behind the last one. */
export function wordAt(tokens: readonly SchemaToken[], at: number): string {
  return tokens[at]?.text ?? "";
}

/** The index of the first token, from an index on, that does not look so. */
export function behindAll(tokens: readonly SchemaToken[], from: number, form: RegExp): number {
  let at = from;
  while (at < tokens.length && form.test(wordAt(tokens, at))) at += 1;
  return at;
}
