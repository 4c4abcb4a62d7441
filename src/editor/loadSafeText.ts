import type { SafeText } from "../core/findings/renderComment.ts";
import { escapeMarkdown } from "../core/markdown/escapeMarkdown.ts";
import { pathOf } from "../host/files/pathOf.ts";

/** UTF-16 units of a title, a note or a name that a comment shows on one line. */
const longestLine = 400;

/** How comments write a model's words. The parser is heavy, so it comes with the first finding. */
export async function loadSafeText(): Promise<SafeText> {
  const { safeMarkdown } = await import("../core/safeMarkdown.ts");
  return { markdown: safeMarkdown, line: oneLine, pathOf };
}

function oneLine(text: string): string {
  const words = text.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
  return escapeMarkdown(words.slice(0, longestLine), true);
}
