/**
 * A text of Kotlin as its grammar can read it, every place where it was: what the grammar stumbles
 * over is written in another way of the same length. Texts of nodes are still the file's own.
 */
export function prepared(text: string): string {
  return text
    .replace(/(?<=\bfun)[ \t]+(?=interface\b)|\bfun(?=[ \t]+interface\b)/g, blank)
    .replace(/,(?=(?:\s|\/\/[^\n]*\n)*[\]>])/g, " ")
    .replace(plainDollars, plainText)
    .replace(namedLikeWords, (word) => `${word.slice(0, -1)}_`)
    .replace(annotationEnd, " ")
    .replace(blockEnd, (end) => `${end.slice(0, -1)};`)
    .replace(declarationEnd, (end) => `${end.slice(0, -1)};`);
}

const blank = (text: string): string => " ".repeat(text.length);

/** `fun suspend(id: Long)`: elsewhere the grammar takes these words for names too. */
const namedLikeWords = /(?<=\bfun[ \t]+)(?:suspend|dynamic)(?=\s*\()/g;

/** `$$"${not.an.expression}"`: only as many dollars as stand in front begin an expression. */
const plainDollars = /(\${2,})("""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*")/g;

function plainText(_: string, dollars: string, literal: string): string {
  const text = literal.replace(/\$+/g, (run) =>
    run.length < dollars.length ? "_".repeat(run.length) : `${"_".repeat(run.length - 1)}$`,
  );
  return blank(dollars) + text;
}

/**
 * The end of a line of annotations at the top of a file, before more of them or what they stand on:
 * with a line between them the grammar takes them for an expression, and the class for a call.
 */
const annotationEnd =
  /(?<=^(?:@(?!file:)(?:(?!\/\/)[^\n])*|\)[ \t\r]*))\n(?=@|(?:abstract|annotation|class|data|enum|fun|inline|interface|internal|object|open|private|public|sealed|suspend|value)\b)/gm;

/** With more behind it, an annotated class without a constructor is taken for such an expression too. */
const declarationEnd = /^\}[ \t\r]*\n(?=\s*(?:[@\w/]|$))/gm;

/** A line that begins with a parenthesis goes on with no block before it, though the grammar lets it. */
const blockEnd = /\}[ \t\r]*\n(?=(?:\s|\/\/[^\n]*\n)*\()/g;
