type Split =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "problem"; readonly what: string };

/**
 * Checks that a file opens with a front matter block which names no language, and gives the text
 * back with plain line ends in that block, for gray-matter to take apart.
 */
export function splitHeader(text: string): Split {
  const lines = text.replace(/^\uFEFF/, "").split(/\r\n|\r|\n/);
  const [first = ""] = lines;
  if (!first.startsWith("---")) {
    return problem("there is no front matter; begin the file with a line “---”.");
  }
  // A word after the dashes picks another language, JavaScript among them.
  if (first !== "---") {
    return problem("unsupported header; the first line must be exactly “---”.");
  }
  // gray-matter ends the block at the first line that begins so, whatever follows.
  const close = lines.findIndex((line, index) => index > 0 && line.startsWith("---"));
  if (close === -1 || lines[close]?.trimEnd() !== "---") {
    return problem("the front matter is not closed; end it with a line “---”.");
  }
  const header = withoutBlankRuns(lines.slice(1, close));
  const body = lines.slice(close + 1).join("\n");
  return { kind: "text", text: ["---", ...header, "---", body].join("\n") };
}

function problem(what: string): Split {
  return { kind: "problem", what };
}

/** gray-matter looks for comments with an expression that takes quadratic time over blank lines. */
function withoutBlankRuns(lines: readonly string[]): readonly string[] {
  return lines
    .flatMap((line) => line.split(/[\u2028\u2029]/))
    .filter((line, index, all) => line.trim() !== "" || (all[index - 1] ?? "").trim() !== "");
}
