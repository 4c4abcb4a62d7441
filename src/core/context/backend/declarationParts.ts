import type { EntryPoint } from "../../backendMap/backendMap.ts";
import { entryTitle } from "../../backendMap/picture/factWords.ts";
import type { Part } from "../../prompt/prompt.ts";
import type { SeedSpan } from "./seedsOf.ts";
import type { ShownSources } from "./shownSources.ts";

const mostDeclared = 3;
const mostLines = 6;

/**
 * Where routes are declared whose handlers are under review, if not there: the guards stand in these
 * lines, so what lacks one is quoted from them.
 */
export async function declarationParts(
  handled: readonly EntryPoint[],
  spans: readonly SeedSpan[],
  sources: ShownSources,
): Promise<readonly Part[]> {
  const apart = handled.filter(({ declared: { uri, range } }) =>
    spans.every(
      (one) => one.uri !== uri || range.start.line < one.start || range.start.line >= one.end,
    ),
  );
  const parts = await Promise.all(
    apart.slice(0, mostDeclared).map(async (entry): Promise<readonly Part[]> => {
      const { uri, range } = entry.declared;
      const source = await sources.read(uri);
      if (source === undefined) return [];
      const { path, languageId } = source.file;
      const start = range.start.line;
      const end = Math.min(range.end.line + 1, start + mostLines);
      const text = source.lines.slice(start, end).join("");
      const why = `where ${entryTitle(entry)} is declared`;
      return [{ uri, path, text, startLine: start, languageId, why, numbered: true }];
    }),
  );
  return parts.flat();
}
