import { safeMarkdown } from "../../safeMarkdown.ts";

const fence = /^(?:[ \t>]|[-*+] |\d{1,9}[.)] )*(`{3,})/;
const heading = /^((?:[ \t>]|[-*+] |\d{1,9}[.)] )*)#{1,5}(?= )/;
const codeOrMention = /(?<!\\)(`+)(?!`).*?(?<!`)\1(?!`)|\\@|#(?=\d)/g;

/**
 * A model's words for a text that is posted: besides being safe, they call nobody ("@Get" is a name
 * on the sites where it goes), refer to no issue, and their headings do not stand above ours.
 */
export function pullRequestProse(words: string): string {
  let open = "";
  return safeMarkdown(words)
    .split("\n")
    .map((line) => {
      const [, run = ""] = fence.exec(line) ?? [];
      const isCode = open !== "" || run !== "";
      if (open === "") open = run;
      else if (run.length >= open.length && line.trim() === run) open = "";
      return isCode ? line : quietLine(line);
    })
    .join("\n");
}

/** The same for one line of safe Markdown that is no heading and no code block. */
export function quietLine(line: string): string {
  return line
    .replace(codeOrMention, (found) => {
      if (found === "\\@") return "@<!-- -->";
      return found === "#" ? "#<!-- -->" : found;
    })
    .replace(heading, "$1######");
}
