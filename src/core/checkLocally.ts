import type { Candidate, CheckScope } from "./backendMap/checks/runLocalChecks.ts";
import { isInScope } from "./backendMap/checks/runLocalChecks.ts";
import { placeCandidate } from "./backendMap/checks/placeCandidate.ts";
import { settleLocal } from "./backendMap/checks/settleLocal.ts";
import type { Candidates } from "./backendMap/upkeep/findCandidates.ts";
import type { Fault } from "./errors.ts";
import { endedBy, errorOf } from "./errors.ts";
import type { Finding } from "./findings/finding.ts";
import { saysSame } from "./findings/life/judgeCandidate.ts";
import type { FindingStore } from "./findings/findingStore.ts";
import type { Files } from "./ports.ts";
import type { ReviewResult } from "./reviewEvent.ts";

export interface CheckPorts {
  readonly files: Pick<Files, "read">;
  readonly findings: FindingStore;
  isTrusted(): boolean;
  /** Builds the map first where it is not there, and waits for it. */
  knowledge(signal: AbortSignal): Promise<Candidates | Fault>;
}

/** What a run of the checks ends with; `files` is how many it was about. */
export interface Checked {
  readonly result: ReviewResult;
  readonly files: number;
}

/**
 * Runs the local checks and puts what they prove into the store, in the place of what they proved
 * there before. Needs no key and sends nothing. Never rejects for a fault.
 */
export async function checkLocally(
  scope: CheckScope,
  ports: CheckPorts,
  signal: AbortSignal,
): Promise<Checked> {
  try {
    const found = await findLocally(scope, ports, signal);
    if ("code" in found) return stopped(found);
    const findings = keep(found.findings, scope, ports.findings);
    return { result: { ...nothing, ended: "complete", findings }, files: found.files };
  } catch (error) {
    if (!signal.aborted) throw error;
    return { result: { ...nothing, ended: "cancelled" }, files: 0 };
  }
}

/**
 * What the checks prove about the code as it is, drawn nowhere.
 *
 * @throws the signal's reason when it is aborted.
 */
export async function findLocally(
  scope: CheckScope,
  ports: CheckPorts,
  signal: AbortSignal,
): Promise<{ readonly findings: readonly Finding[]; readonly files: number } | Fault> {
  if (!ports.isTrusted()) return { code: "untrusted" };
  const known = await ports.knowledge(signal);
  if ("code" in known) return known;
  const files = known.uris.filter((uri) => isInScope(uri, scope)).length;
  if (files === 0) return { code: "nothing-to-review", detail: "the map knows no code there" };
  const shown = known.candidates.filter(({ isHint, uri }) => !isHint && isInScope(uri, scope));
  return { findings: await placed(shown, ports, signal), files };
}

async function placed(
  candidates: readonly Candidate[],
  { files }: CheckPorts,
  signal: AbortSignal,
): Promise<readonly Finding[]> {
  const texts = new Map<string, string>();
  const uris = candidates.flatMap(({ uri, evidence }) => [uri, ...evidence.map((one) => one.uri)]);
  for (const uri of new Set(uris)) {
    const file = await files.read(uri, "part", signal);
    if (file.kind === "text") texts.set(uri, file.text);
  }
  const textOf = (uri: string): string | undefined => texts.get(uri);
  return numbered(candidates.flatMap((candidate) => placeCandidate(candidate, textOf) ?? []));
}

/** The same code can stand in a file more than once. */
function numbered(found: readonly Finding[]): readonly Finding[] {
  const seen = new Map<string, number>();
  return found.map((one) => {
    const count = (seen.get(one.id) ?? 0) + 1;
    seen.set(one.id, count);
    return count === 1 ? one : { ...one, id: `${one.id}-${count}` };
  });
}

function keep(
  found: readonly Finding[],
  scope: CheckScope,
  store: FindingStore,
): readonly Finding[] {
  const known = store
    .all()
    .filter(({ source, uri }) => source === "local" && isInScope(uri, scope));
  const said = found.filter((one) => !store.of(one.uri).some((other) => saysSame(other, one)));
  const settled = settleLocal(said, known);
  store.remove(settled.gone);
  store.put([...settled.changed, ...settled.found]);
  return settled.found.map((one) => store.get(one.id) ?? one);
}

const nothing = { findings: [], dropped: [], notReviewed: [] } as const;

function stopped(fault: Fault): Checked {
  return { result: { ...nothing, ended: endedBy(fault, 0), error: errorOf(fault) }, files: 0 };
}

/** How a run of the checks ended, in words for people; nothing was sent, whatever it found. */
export function checkedSentence({ result, files }: Checked): string {
  const { ended, findings, error } = result;
  if (error !== undefined) return error.message;
  if (ended === "cancelled") return "The local checks were cancelled.";
  const standing = findings.filter(({ state }) => state === "open").length;
  const dismissed = findings.filter(({ state }) => state === "dismissed").length;
  const where = counted(files, "file");
  const found = standing === 0 ? "nothing to report" : counted(standing, "finding");
  const before = dismissed === 0 ? "" : ` ${dismissed} dismissed before.`;
  return `Local checks of ${where}: ${found}.${before} Nothing was sent.`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
