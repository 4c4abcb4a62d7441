import { isObject, type JsonObject } from "../fakeClaude/json.ts";
import { blocksIn } from "../fakeClaude/validateMessages.ts";

/** The code that stands in a request, as far as it is of the sample. */
export interface SentCode {
  /** Files of the sample that are under review, with the folders that the prompt puts before them. */
  readonly reviewed: readonly { readonly path: string; readonly prefix: string }[];
  /** Whether these lines were sent, whatever their indentation. */
  readonly has: (text: string) => boolean;
}

/** Finds in a review request which of the known files it is about. */
export function sentCode(body: JsonObject, knownFiles: readonly string[]): SentCode {
  const text = userTexts(body).join("\n");
  const plain = plainLines(text);
  const withoutNumbers = plainLines(text.replace(/^[ \t]*\d+[ \t]*[|:\u2502\u2192\t]/gm, ""));
  return {
    reviewed: reviewedIn(text, knownFiles),
    has: (wanted) => [plain, withoutNumbers].some((sent) => sent.includes(plainLines(wanted))),
  };
}

/** All texts of the user's turns, the newest last. */
export function userTexts(body: JsonObject): readonly string[] {
  const messages: readonly unknown[] = Array.isArray(body["messages"]) ? body["messages"] : [];
  return messages
    .filter(isObject)
    .filter((turn) => turn["role"] === "user")
    .map((turn) =>
      blocksIn(turn)
        .map((block) => (typeof block["text"] === "string" ? block["text"] : ""))
        .join("\n"),
    );
}

/**
 * The files whose heading says that they are under review. Where no heading says so, every file
 * that is named: a prompt of another form still gets its answer.
 */
function reviewedIn(text: string, knownFiles: readonly string[]): SentCode["reviewed"] {
  const headings = text.split("\n").filter((line) => /^#+ .*\bunder review\b/.test(line));
  const named = filesNamed(headings.join("\n"), knownFiles);
  return named.length > 0 ? named : filesNamed(text.replace(/^\s*import .*$/gm, ""), knownFiles);
}

function filesNamed(text: string, knownFiles: readonly string[]): SentCode["reviewed"] {
  return knownFiles.flatMap((path) => {
    const literal = path.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
    const found = new RegExp(`(?<![\\w./-])((?:[\\w.-]+/)*)${literal}(?![\\w/-])`).exec(text);
    return found === null ? [] : [{ path, prefix: found[1] ?? "" }];
  });
}

function plainLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .join("\n");
}
