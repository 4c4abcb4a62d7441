/**
 * Words as Markdown that shows them letter by letter. Escapes no more than it must, because an
 * answer is also copied as text.
 *
 * @param atLineStart whether the words begin a line, where more characters have a meaning.
 */
export function escapeMarkdown(text: string, atLineStart: boolean): string {
  const escaped = text
    .replace(/[\\`*[\]<>|~@$]/g, "\\$&")
    .replace(/:(?=\/|\\)/g, "\\:")
    .replace(
      /(?:https?|ftp|file|mailto|command|vscode|vscode-insiders|data|javascript)(?=:)/gi,
      "$&\\",
    )
    .replace(/(?<=www)\./gi, "\\.")
    .replace(/&(?=#|\w)/g, "\\&")
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, "\\_");
  return atLineStart ? escapeLineStart(escaped) : escaped;
}

function escapeLineStart(text: string): string {
  return text
    .trimStart()
    .replace(/^[#+=:-]/, "\\$&")
    .replace(/^(\d{1,9})([.)])/, "$1\\$2");
}

/** Text of several lines, in which nothing means anything. */
export function plainParagraphs(text: string): string {
  return text
    .split("\n")
    .map((line) => escapeMarkdown(line, true).trimEnd())
    .join("\n");
}

/** Letters in code style on one line; the fence is longer than any run inside. */
export function inlineCode(text: string): string {
  const content = text.replace(/\s+/g, " ");
  if (content.trim() === "") return "";
  const fence = "`".repeat(longestRun(content) + 1);
  const pad = /^[` ]|[` ]$/.test(content) ? " " : "";
  return `${fence}${pad}${content}${pad}${fence}`;
}

/** A code block. Of the language only a plain word is kept. */
export function codeBlock(text: string, language = ""): string {
  const fence = "`".repeat(Math.max(3, longestRun(text) + 1));
  const word = /^[\w+#.-]{1,30}/.exec(language.trim())?.[0] ?? "";
  return `${fence}${word}\n${text.replace(/\n$/, "")}\n${fence}`;
}

function longestRun(text: string): number {
  const runs = text.match(/`+/g) ?? [];
  return runs.reduce((longest, run) => Math.max(longest, run.length), 0);
}
