import type { SafeText } from "../core/findings/words/renderComment.ts";
import { plainLine } from "../core/plainLine.ts";
import { pathOf } from "../host/files/pathOf.ts";

/** UTF-16 units of a title, a note or a name that a comment shows on one line. */
const longestLine = 400;

/** How comments write a model's words. The parser is heavy, so it comes with the first finding. */
export async function loadSafeText(): Promise<SafeText> {
  const { safeMarkdown } = await import("../core/safeMarkdown.ts");
  return { markdown: safeMarkdown, line: (text) => plainLine(text, longestLine), pathOf };
}
