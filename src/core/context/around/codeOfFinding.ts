import { anchorQuote } from "../../findings/anchors/anchorQuote.ts";
import type { Finding } from "../../findings/finding.ts";
import { withLf } from "../../findings/anchors/lineEnds.ts";
import { textPositions } from "../../findings/anchors/textPositions.ts";
import type { Files, NoText, TextFile } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";

import { codeAround, type JudgedPlace } from "./codeAround.ts";
import { partTokens } from "../fitBudget.ts";
import { importLines } from "./importLines.ts";
import { linesOf } from "../lines.ts";
import { namesIn } from "./namedCode.ts";

/** The finding's file and those that the user names are shown whole up to so many tokens. */
const mostWhole = 6000;
const mostTokens = 16_000;
const mostNamed = 3;
const mostImported = 8;

type Read = (uri: string | undefined) => Promise<TextFile | undefined>;

/**
 * The code as it is now that is needed to talk about a finding: its own file, around the place
 * where its quote stands or last stood; its evidence; what its fix changes; the functions that all
 * this calls; and files that the user's words name. Of these only the finding's own has to be
 * readable.
 *
 * @param words the user's, who may point at a file.
 */
export async function codeOfFinding(
  finding: Finding,
  words: string,
  files: Files,
  signal: AbortSignal,
): Promise<readonly Part[] | NoText> {
  const own = await files.read(finding.uri, "part", signal);
  if (own.kind === "noText") return own;
  const read: Read = async (uri) => {
    const file = uri === undefined ? undefined : await files.read(uri, "part", signal);
    return file?.kind === "text" ? file : undefined;
  };
  const places = [placeNow(finding, own.text), ...otherPlaces(finding)];
  const beside = await readAll(new Set(places.map(({ uri }) => uri)), own, read);
  const named = await readAll(new Set(namedIn(words, files)), own, read);
  const texts = [own, ...beside, ...named].map(partOf);
  const shown = codeAround(places, texts);
  const imported = await importedBy(own, shown, (path) => read(files.uriOf(path)));
  const whole = [own, ...named].map(partOf).filter((part) => partTokens(part) <= mostWhole);
  const all = distinct([...texts, ...imported.map(partOf)]);
  return withinBudget(codeAround([...places, ...whole.map(wholeOf)], all));
}

function partOf({ uri, path, text, languageId }: TextFile): Part {
  return { uri, path, text, languageId, startLine: 0, why: "as it is now", numbered: true };
}

/** Where the quote is by now, if only in part or with other spaces; else where it last stood. */
function placeNow({ uri, range, quote }: Finding, text: string): JudgedPlace {
  const lf = withLf(text);
  const anchor = anchorQuote(lf, withLf(quote), range.start.line);
  if (anchor.kind === "lost") {
    const last = Math.max(0, linesOf(lf).length - 1);
    return { uri, start: Math.min(range.start.line, last), end: Math.min(range.end.line, last) };
  }
  const { start, end } = textPositions(lf).rangeOf(anchor.start, anchor.end);
  return { uri, start: start.line, end: end.line };
}

function otherPlaces({ evidence, fix }: Finding): readonly JudgedPlace[] {
  return [...evidence, ...(fix?.edits ?? [])].flatMap(({ uri, range }) =>
    range === undefined ? [] : [{ uri, start: range.start.line, end: range.end.line }],
  );
}

async function readAll(
  uris: ReadonlySet<string>,
  own: TextFile,
  read: Read,
): Promise<readonly TextFile[]> {
  const texts = await Promise.all([...uris].filter((uri) => uri !== own.uri).map(read));
  return texts.filter((text) => text !== undefined);
}

/** "It is checked in `src/auth.ts:12`" */
function namedIn(words: string, files: Files): readonly string[] {
  const paths = words.match(/[\w@.-]+(?:\/[\w@.-]+)*\.\w+/g) ?? [];
  return paths.flatMap((path) => files.uriOf(path) ?? []).slice(0, mostNamed);
}

/** The files from which the shown code takes something that it calls. */
async function importedBy(
  own: TextFile,
  shown: readonly Part[],
  readPath: (path: string) => Promise<TextFile | undefined>,
): Promise<readonly TextFile[]> {
  const code = shown.filter(({ uri }) => uri === own.uri).map(({ text }) => text);
  const called = new Set(namesIn(code.join("\n")).map(({ name }) => name));
  const wanted = importLines(own.path, own.text).filter(({ names }) =>
    names.split(/[^\w$]+/).some((name) => called.has(name)),
  );
  const found = wanted.slice(0, mostImported).map(async ({ candidates }) => {
    for (const path of candidates) {
      const file = await readPath(path);
      if (file !== undefined) return file;
    }
    return undefined;
  });
  return (await Promise.all(found)).filter((file) => file !== undefined);
}

function wholeOf({ uri, text }: Part): JudgedPlace {
  return { uri, start: 0, end: Math.max(0, linesOf(text).length - 1) };
}

function distinct(parts: readonly Part[]): readonly Part[] {
  return [...new Map(parts.map((part) => [part.uri, part])).values()];
}

/** The finding's own file comes first, and what is left over is the farthest from it. */
function withinBudget(parts: readonly Part[]): readonly Part[] {
  let room = mostTokens;
  return parts.flatMap((part, index) => {
    room -= partTokens(part);
    return index === 0 || room >= 0 ? [{ ...part, why: "as it is now" }] : [];
  });
}
