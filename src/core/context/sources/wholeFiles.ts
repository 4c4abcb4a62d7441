import type { TextFile } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import type { Source } from "../source.ts";

/** Whole files: the one that was named, or those that are open. */
export const wholeFiles: Source = (request, files) => {
  if (request.kind === "selection") return undefined;
  const reviewed = files.filter(({ text }) => text.trim() !== "").map(wholePart);
  const [first] = reviewed;
  const scope = reviewed.length === 1 && first ? first.path : `the ${reviewed.length} files above`;
  return { reviewed, context: [], scope };
};

function wholePart({ uri, path, text, languageId }: TextFile): Part {
  return { uri, path, text, startLine: 0, languageId, why: "under review", numbered: true };
}
