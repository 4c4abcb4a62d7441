/**
 * A text of C# as its grammar can read it, every place where it was. Texts of nodes are still the
 * file's own.
 */
export function prepared(text: string): string {
  return text
    .replace(verbatim, (literal) => literal.replace(/\}""(?="$)/, "}''"))
    .replace(extensionBlock, "class  _ ");
}

/** `$@"in ""{name}"""`: a quote between a hole and the end is taken for the end of another kind of text. */
const verbatim = /(?:\$@|@\$)"(?:[^"]|"")*"/g;

/** `extension(WebApplication app) { … }`: as a class that is made with what it extends. */
const extensionBlock =
  /(?<=^[ \t]*)extension(?=\s*(?:<[^<>{}();]*>\s*)?\([^{};()]*\)[^{};()=]*\{)/gm;
