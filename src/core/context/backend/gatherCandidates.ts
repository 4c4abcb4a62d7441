import { placeCandidate } from "../../backendMap/checks/placeCandidate.ts";
import type { Candidate } from "../../backendMap/checks/runLocalChecks.ts";
import { worstFirst } from "../../findings/drawnFindings.ts";
import type { Finding } from "../../findings/finding.ts";
import type { Backend, Files } from "../../ports.ts";
import type { Candidacy } from "../../prompt/describeCandidate.ts";
import type { Part } from "../../prompt/prompt.ts";
import { linesOf } from "../lines.ts";
import { createShownSources, type ShownSources } from "./shownSources.ts";

/** More than this are not asked about in one request; what is proved goes before hints, the worst first. */
const mostCandidates = 12;

export interface CandidatePorts {
  readonly files: Files;
  /** Absent where nothing is known beyond the files that are asked for. */
  readonly backend?: Backend;
  /** Findings of a file by now. */
  readonly known: (uri: string) => readonly Finding[];
}

/**
 * What the local checks find in the files of these parts. Nothing that a withheld file proves, and
 * nothing that was judged before: by the user, by Claude, or as a finding of Claude's own.
 */
export async function gatherCandidates(
  parts: readonly Part[],
  { files, backend, known }: CandidatePorts,
  signal: AbortSignal,
): Promise<readonly Candidacy[]> {
  if (backend === undefined) return [];
  const uris = [...new Set(parts.filter(isNow).map(fileOf))];
  const found = await backend.candidates(uris, signal);
  const sources = createShownSources(files, signal);
  const placed = await Promise.all(found.map((one) => candidacyOf(one, sources)));
  const judged = new Set(uris.flatMap(known).filter(isJudged).flatMap(idsOf));
  return placed.flatMap((one) => (one === undefined || judged.has(one.finding.id) ? [] : [one]));
}

/** Those that stand in these parts, as many as one request asks about. */
export function candidatesIn(
  parts: readonly Part[],
  all: readonly Candidacy[],
): readonly Candidacy[] {
  const shown = all.filter(({ finding }) =>
    parts.some((part) => isNow(part) && shows(part, finding)),
  );
  const [hints, proved] = [shown.filter((one) => one.isHint), shown.filter((one) => !one.isHint)];
  return [...inOrder(proved), ...inOrder(hints)].slice(0, mostCandidates);
}

const fileOf = ({ uri, fileUri }: Part): string => fileUri ?? uri;
const isNow = ({ marks, isWords }: Part): boolean => marks?.sign !== "-" && isWords !== true;

const idsOf = ({ id, confirms }: Finding): readonly string[] =>
  confirms === undefined ? [id] : [id, confirms];
const isJudged = ({ source, state, checked }: Finding): boolean =>
  source === "claude" || state === "dismissed" || state === "refuted" || checked !== undefined;

/** A side of a change may have other lines than the file has by now. */
function shows(part: Part, { uri, range, quote }: Finding): boolean {
  if (fileOf(part) !== uri) return false;
  const line = linesOf(part.text)[range.start.line - part.startLine];
  const [first = ""] = quote.split(/\r\n|\r|\n/);
  return line?.includes(first) ?? false;
}

function inOrder(candidates: readonly Candidacy[]): readonly Candidacy[] {
  const byFinding = new Map(candidates.map((one) => [one.finding, one]));
  return worstFirst([...byFinding.keys()]).flatMap((finding) => byFinding.get(finding) ?? []);
}

async function candidacyOf(
  candidate: Candidate,
  sources: ShownSources,
): Promise<Candidacy | undefined> {
  const texts = new Map<string, string>();
  const paths = new Map<string, string>();
  for (const uri of new Set([candidate.uri, ...candidate.evidence.map((one) => one.uri)])) {
    const source = await sources.read(uri);
    if (source === undefined) return undefined;
    texts.set(uri, source.file.text);
    paths.set(uri, source.file.path);
  }
  const finding = placeCandidate(candidate, (uri) => texts.get(uri));
  if (finding === undefined) return undefined;
  const evidence = finding.evidence.map(
    ({ uri, range, note }) => `${paths.get(uri) ?? ""}:${range.start.line + 1} ${note}`,
  );
  const [{ range: extent, isHint }, path] = [candidate, paths.get(candidate.uri) ?? ""];
  return { finding, extent, isHint, path, evidence };
}
