import { isObject, type JsonObject } from "../fakeClaude/json.ts";
import { blocksIn } from "../fakeClaude/validateMessages.ts";

/** The code that stands in a request, as far as it is of the sample. */
export interface SentCode {
  /** Files of the sample that are under review, with the folders that the prompt puts before them. */
  readonly reviewed: readonly { readonly path: string; readonly prefix: string }[];
  /**
   * These lines as they were sent: with placeholders where secrets stood in them. Nothing when
   * they were not sent; indentation does not matter.
   */
  readonly find: (text: string) => string | undefined;
}

/** Finds in a review request which of the known files it is about. */
export function sentCode(body: JsonObject, knownFiles: readonly string[]): SentCode {
  const text = userTexts(body).join("\n");
  const bare = text.replace(/^[ \t]*\d+[ \t]*[|:\u2502\u2192\t]/gm, "");
  const sent = [plainLines(text), plainLines(bare)];
  const hidden = bare.split("\n").filter((line) => placeholder.test(line));
  return {
    reviewed: reviewedIn(text, knownFiles),
    find: (wanted) => {
      const asSent = wanted.split("\n").map((line) => withPlaceholders(line, hidden));
      return [wanted, asSent.join("\n")].find((candidate) =>
        sent.some((code) => code.includes(plainLines(candidate))),
      );
    },
  };
}

const placeholder = /\[\[secret:[^\]]*\]\]/;

/** The sent line that this one became, if a secret was taken out of it. */
function withPlaceholders(line: string, hidden: readonly string[]): string {
  const found = hidden.find((candidate) => {
    const around = candidate.trim().split(placeholder).map(literally);
    return new RegExp(`^${around.join(".+?")}$`).test(line.trim());
  });
  return found?.trim() ?? line;
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
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
    const found = new RegExp(`(?<![\\w./-])((?:[\\w.-]+/)*)${literally(path)}(?![\\w/-])`).exec(
      text,
    );
    return found === null ? [] : [{ path, prefix: found[1] ?? "" }];
  });
}

function plainLines(text: string): string {
  return text
    .split("\n")
    .map((line) => line.trim().replace(/\s+/g, " "))
    .join("\n");
}
