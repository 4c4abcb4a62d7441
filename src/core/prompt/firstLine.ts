/** UTF-16 units; a longer line is told apart by its beginning. */
const longest = 160;

/** The first line of a quote in code marks that no backtick of its own can end. */
export function firstLine(quote: string): string {
  const [line = ""] = quote.trim().split(/\r\n|\r|\n/);
  const shown = line.length > longest ? `${line.slice(0, longest)}…` : line;
  const marks = "`".repeat(Math.max(0, ...(shown.match(/`+/g) ?? []).map((run) => run.length)) + 1);
  const space = shown.startsWith("`") || shown.endsWith("`") ? " " : "";
  return `${marks}${space}${shown}${space}${marks}`;
}
