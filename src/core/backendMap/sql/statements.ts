import { tokensOf, type Token } from "./tokens.ts";

/** The statements of a text, without what separates them. */
export function statementsOf(text: string): readonly (readonly Token[])[] {
  const statements: Token[][] = [[]];
  const tokens = tokensOf(text);
  for (const [index, token] of tokens.entries()) {
    const isBetween = token.key === ";" || (token.key === "GO" && isAlone(text, token));
    const begins = beginsStatement(token, tokens[index + 1], text);
    if (isBetween || begins) statements.push([]);
    if (!isBetween) statements.at(-1)?.push(token);
  }
  return statements.filter(({ length }) => length > 0);
}

/** T-SQL needs nothing between statements; only what no ALTER TABLE can contain begins one. */
function beginsStatement(token: Token, next: Token | undefined, text: string): boolean {
  const isTable = next?.key === "TABLE" && (token.key === "ALTER" || token.key === "DROP");
  const isBeginning = isTable || ["CREATE", "EXEC"].includes(token.key);
  return isBeginning && isFirstInLine(text, token);
}

function isFirstInLine(text: string, { start }: Token): boolean {
  for (let at = start - 1; at >= 0; at--) {
    if (text[at] === "\n") return true;
    if (text[at] !== " " && text[at] !== "\t") return false;
  }
  return true;
}

function isAlone(text: string, token: Token): boolean {
  return (
    isFirstInLine(text, token) && /^[ \t\r]*(?:\n|$)/.test(text.slice(token.end, token.end + 20))
  );
}
