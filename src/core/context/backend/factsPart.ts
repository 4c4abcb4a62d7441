import type { Part } from "../../prompt/prompt.ts";

/** Words about the backend that were read from its code: no file's, so nothing of it can be quoted. */
export function factsPart(path: string, lines: readonly string[], why: string): Part {
  return {
    uri: `backend-architect:/known/${path.replaceAll(" ", "-")}`,
    path,
    text: lines.join("\n"),
    startLine: 0,
    languageId: "text",
    why,
    numbered: false,
    isWords: true,
  };
}
