import ignore from "ignore";
import type { BackendMap, MapDocument } from "../../backendMap/backendMap.ts";
import type { Part } from "../../prompt/prompt.ts";
import { subWordsOf, identifiersIn } from "../terms/words.ts";
import type { ShownSources } from "./shownSources.ts";

const mostGuidance = 2;
const mostDecisions = 2;
const mostLines = 30;
/** Written for who sends a change: of it only what is said of code goes along, after all others. */
const forSenders = /(?:^|\/)CONTRIBUTING\.md$/i;
const aboutCode =
  /^#+ .*\b(?:code|coding|styles?|conventions?|architecture|apis?|databases?|migrations?|errors?|logging|security|transactions?|structure|patterns?)\b/i;
/** A decision binds code that it shares so many words of its title with. */
const leastShared = 1;

/** Guidance whose globs match a file under review, and decisions about what it names. */
export async function guidanceParts(
  { documents }: BackendMap,
  paths: readonly string[],
  text: string,
  sources: ShownSources,
): Promise<readonly Part[]> {
  const guidance = documents
    .filter(({ kind, globs }) => kind === "guidance" && binds(globs, paths))
    .toSorted((a, b) => Number(forSenders.test(a.uri)) - Number(forSenders.test(b.uri)))
    .slice(0, mostGuidance);
  const words = new Set(identifiersIn(text).flatMap(subWordsOf));
  const decisions = documents
    .filter(({ kind }) => kind === "decision")
    .map((one) => ({ one, shared: sharedWords(one, words) }))
    .filter(({ shared }) => shared >= leastShared)
    .toSorted((a, b) => b.shared - a.shared)
    .slice(0, mostDecisions)
    .map(({ one }) => one);
  const parts = await Promise.all([...guidance, ...decisions].map((one) => partOf(one, sources)));
  return parts.filter((part) => part !== undefined);
}

function binds(globs: readonly string[] | undefined, paths: readonly string[]): boolean {
  if (globs === undefined || globs.length === 0) return true;
  const matcher = ignore().add(globs.map((glob) => glob.replace(/^(?=[!#])/, "\\")));
  return paths.some((path) => ignore.isPathValid(path) && matcher.ignores(path));
}

/** Words of every title are none: "record", "use", the number. */
const usual = new Set(
  "adr record architecture decision use using should we our add new 000".split(" "),
);

function sharedWords({ title }: MapDocument, words: ReadonlySet<string>): number {
  const own = new Set(subWordsOf(title).filter((word) => word.length > 3 && !usual.has(word)));
  return [...own].filter((word) => words.has(word)).length;
}

async function partOf(
  { kind, uri, title, globs }: MapDocument,
  sources: ShownSources,
): Promise<Part | undefined> {
  const source = await sources.read(uri);
  if (source === undefined) return undefined;
  const { path, languageId } = source.file;
  const startLine = forSenders.test(path)
    ? source.lines.findIndex((one) => aboutCode.test(one))
    : 0;
  if (startLine < 0) return undefined;
  const scope = globs === undefined || globs.length === 0 ? "" : ` for ${globs.join(", ")}`;
  return {
    uri,
    path,
    text: source.lines.slice(startLine, startLine + mostLines).join(""),
    startLine,
    languageId,
    why: kind === "guidance" ? `guidance of this repository${scope}` : `a decision: ${title}`,
    numbered: true,
  };
}
