import { window } from "vscode";
import type { QuickPickItem } from "vscode";
import type { Dismissal, FileText } from "../core/findings/dismissals/dismissals.ts";
import { recordOf } from "../core/findings/dismissals/dismissals.ts";
import { dismissalWords } from "../core/findings/dismissals/dismissalWords.ts";
import { restored } from "../core/findings/dismissals/dismissFinding.ts";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { Finding } from "../core/findings/finding.ts";
import { sharedFile } from "../core/findings/dismissals/sharedDismissals.ts";
import type { Files } from "../core/ports.ts";
import { isNamed, say } from "./findings.ts";
import type { FindingPorts } from "./findings.ts";
import { isTreeRow } from "./target.ts";

export interface RestorePorts extends FindingPorts {
  readonly dismissals: DismissalStore;
  readonly files: Files;
}

/** What is dismissed: a finding, what was recorded of it, or of one that is not there any more. */
interface Dismissed extends QuickPickItem {
  readonly finding?: Finding;
  readonly own?: Dismissal;
  readonly team?: Dismissal;
}

/**
 * Takes back what was dismissed: what is named by `{id}`, a comment or rows of the tree, `{all:
 * true}`, else what the user picks from a list; where there is but one, that. Resolves with how many.
 */
export async function restoreFindings(
  args: readonly unknown[],
  ports: RestorePorts,
): Promise<number> {
  const all = await allDismissed(ports);
  const named = namedIn(args, all, ports);
  if ((named ?? all).length === 0) say("No finding is dismissed there.");
  const chosen = named ?? (all.length > 1 ? await askWhich(all) : all);
  if (chosen === undefined || chosen.length === 0) return 0;
  const { dismissals, findings } = ports;
  dismissals.remove(chosen.flatMap(({ own }) => own?.id ?? []));
  dismissals.add(chosen.flatMap(({ team }) => (team ? { ...team, restored: true } : [])));
  findings.put(chosen.flatMap(({ finding }) => currentOf(finding, ports)).map(restored));
  if (chosen.some(({ team }) => team !== undefined)) {
    say(
      `It is back for you alone. To take it back for the team, remove its entry of ${sharedFile}.`,
    );
  }
  return chosen.length;
}

/** The list may have stood open for long. */
function currentOf(finding: Finding | undefined, { findings }: RestorePorts): readonly Finding[] {
  const now = finding && findings.get(finding.id);
  return now === undefined ? [] : [now];
}

function namedIn(
  [argument, rows]: readonly unknown[],
  all: readonly Dismissed[],
  { findingAt }: RestorePorts,
): readonly Dismissed[] | undefined {
  if (!isNamed(argument)) return undefined;
  if (typeof argument === "object" && argument !== null && "all" in argument) return all;
  const named = Array.isArray(rows) && rows.length > 1 ? rows : [argument];
  const ids = new Set(named.map((one) => findingAt(one)?.id));
  const chosen = all.filter(({ finding }) => finding !== undefined && ids.has(finding.id));
  // A button above the tree brings along the row that happens to have the focus.
  return chosen.length === 0 && isTreeRow(argument) ? undefined : chosen;
}

async function allDismissed(ports: RestorePorts): Promise<readonly Dismissed[]> {
  const { findings, dismissals } = ports;
  const left = new Set([...dismissals.own, ...dismissals.team]);
  const takenBack = new Set(dismissals.own.flatMap((one) => (one.restored ? [one.id] : [])));
  const withFinding: Dismissed[] = [];
  for (const finding of findings.all().filter(({ state }) => state === "dismissed")) {
    const file = await textOf(finding, ports);
    const own = file && recordOf(finding, file, dismissals.own);
    const team = file && recordOf(finding, file, dismissals.team);
    if (own) left.delete(own);
    if (team) left.delete(team);
    withFinding.push({
      ...itemOf(finding, ports),
      ...(own && own.restored !== true ? { own } : {}),
      ...(team ? { team } : {}),
    });
  }
  const withoutFinding = [...left]
    .filter(({ id }) => !takenBack.has(id))
    .map((one) => recordItem(one, dismissals.team.includes(one) ? "team" : "own"));
  return [...withFinding, ...withoutFinding];
}

async function textOf({ uri }: Finding, { files }: RestorePorts): Promise<FileText | undefined> {
  const file = await files.read(uri, "whole", new AbortController().signal);
  return file.kind === "text" ? file : undefined;
}

async function askWhich(all: readonly Dismissed[]): Promise<readonly Dismissed[] | undefined> {
  return window.showQuickPick(all, {
    canPickMany: true,
    title: "Restore dismissed findings",
    placeHolder: "Which should come back?",
    matchOnDescription: true,
    matchOnDetail: true,
  });
}

/** Its title, why it was dismissed, and where it is. */
function itemOf(finding: Finding, { files }: RestorePorts): Dismissed {
  return {
    finding,
    label: finding.title,
    description: dismissalWords(finding),
    detail: `${files.pathOf(finding.uri)}, line ${finding.range.start.line + 1}`,
  };
}

function recordItem(record: Dismissal, whose: "own" | "team"): Dismissed {
  const { reason, note, path, symbol, title } = record;
  const words = dismissalWords({
    dismissReason: reason,
    ...(note === undefined ? {} : { dismissNote: note }),
    ...(whose === "team" ? { dismissedBy: "team" } : {}),
  });
  return {
    [whose]: record,
    label: title,
    description: words,
    detail: `${path}${symbol === "" ? "" : `, in ${symbol}`}; not among the findings of now`,
  };
}
