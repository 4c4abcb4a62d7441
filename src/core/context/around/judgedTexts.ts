import { linesOf } from "../lines.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Files } from "../../ports.ts";
import type { Part } from "../../prompt/prompt.ts";
import type { JudgedPlace } from "./codeAround.ts";

/** Where a finding and its evidence stand. */
export function placesOf({ uri, range, evidence }: Finding): readonly JudgedPlace[] {
  return [{ uri, range }, ...evidence].map((one) => ({
    uri: one.uri,
    start: one.range.start.line,
    end: one.range.end.line,
  }));
}

/**
 * What the review read, the files of the findings as a whole where they still hold what was reviewed
 * of them.
 */
export async function judgedTexts(
  findings: readonly Finding[],
  reviewed: readonly Part[],
  files: Files,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const uris = new Set(findings.flatMap(placesOf).map(({ uri }) => uri));
  const texts: Part[] = [];
  for (const uri of new Set(reviewed.map((part) => part.uri))) {
    const parts = reviewed.filter((part) => part.uri === uri);
    const [first] = parts;
    const file = uris.has(uri) ? await files.read(uri, "part", signal) : undefined;
    const isSame = file?.kind === "text" && parts.every((part) => stillHolds(file.text, part));
    if (first !== undefined && isSame) texts.push({ ...first, text: file.text, startLine: 0 });
    else texts.push(...parts);
  }
  return [...texts, ...(await movedTexts(uris, reviewed, files, signal))];
}

/** Files to which findings on a version of them were taken. */
async function movedTexts(
  uris: ReadonlySet<string>,
  reviewed: readonly Part[],
  files: Files,
  signal: AbortSignal,
): Promise<readonly Part[]> {
  const read = new Set(reviewed.map(({ uri }) => uri));
  const texts: Part[] = [];
  for (const { fileUri: uri, why } of reviewed) {
    if (uri === undefined || read.has(uri) || !uris.has(uri)) continue;
    read.add(uri);
    const file = await files.read(uri, "part", signal);
    if (file.kind !== "text") continue;
    const { path, text, languageId } = file;
    texts.push({ uri, path, text, startLine: 0, languageId, why, numbered: true });
  }
  return texts;
}

/** The places of findings count in the text as it was read, so it has to stand where it stood. */
function stillHolds(text: string, { startLine, text: part }: Part): boolean {
  const lines = linesOf(text);
  return lines.slice(startLine, startLine + linesOf(part).length).join("") === part;
}
