import { Disposable } from "vscode";
import { settleDismissal } from "../core/findings/dismissals/dismissFinding.ts";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { Files } from "../core/ports.ts";

export interface SettlePorts {
  readonly findings: FindingStore;
  readonly dismissals: DismissalStore;
  readonly files: Files;
}

/**
 * Dismisses findings that fall under a dismissal when they arrive, from a review or from the last
 * session, and all of them again when the team's dismissals change.
 */
export function settleFindings({ findings, dismissals, files }: SettlePorts): Disposable {
  let settled = new Set<string>();
  const stopping = new AbortController();
  /** Those that stand, and those that the team's file alone keeps away, once that was read. */
  const isOpenToIt = ({ state, dismissedBy }: Finding): boolean =>
    state === "open" || state === "unchecked" || (dismissedBy === "team" && dismissals.isTeamKnown);

  const settle = async (uri: string): Promise<void> => {
    const file = await files.read(uri, "whole", stopping.signal);
    if (file.kind !== "text") return;
    const before = findings.of(uri).filter(isOpenToIt);
    const after = before.map((finding) => settleDismissal(finding, file, dismissals));
    findings.put(after.filter((finding, at) => finding !== before[at]));
  };
  const settleAll = (among: readonly Finding[]): void => {
    const paths = new Set([...dismissals.own, ...dismissals.team].map(({ path }) => path));
    const near = among
      .filter(isOpenToIt)
      .filter(({ uri, dismissedBy }) => dismissedBy === "team" || paths.has(files.pathOf(uri)));
    for (const uri of new Set(near.map((one) => one.uri))) {
      // A file that cannot be read, or a window that closes, leaves its findings as they are.
      settle(uri).catch(() => undefined);
    }
  };
  const arrive = (): void => {
    const all = findings.all();
    const fresh = all.filter(({ id }) => !settled.has(id));
    settled = new Set(all.map(({ id }) => id));
    if (fresh.length > 0) settleAll(fresh);
  };

  arrive();
  return Disposable.from(
    new Disposable(findings.onDidChange(arrive)),
    new Disposable(
      dismissals.onDidChange((whose) => {
        if (whose === "team") settleAll(findings.all());
      }),
    ),
    new Disposable(stopping.abort.bind(stopping)),
  );
}
