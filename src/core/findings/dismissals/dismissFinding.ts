import type { Dismissal, FileText } from "./dismissals.ts";
import { dismissalOf, recordOf } from "./dismissals.ts";
import type { Finding } from "../finding.ts";

/** Why a finding is dismissed, and by whom. */
export interface DismissedAs {
  readonly reason: string;
  readonly note?: string;
  readonly by?: "team";
}

/** The finding dismissed; it keeps the state that it had, to go back to. */
export function dismissed(finding: Finding, { reason, note, by }: DismissedAs): Finding {
  return {
    ...withoutDismissal(finding),
    state: "dismissed",
    ...(finding.state === "dismissed" ? {} : { stateBefore: finding.state }),
    dismissReason: reason,
    ...(note === undefined || note === "" ? {} : { dismissNote: note }),
    ...(by === undefined ? {} : { dismissedBy: by }),
  };
}

/** A dismissed finding as it was before. */
export function restored(finding: Finding): Finding {
  if (finding.state !== "dismissed") return finding;
  const { stateBefore, ...back } = withoutDismissal(finding);
  // Of one that an earlier version dismissed nobody knows whether a challenge had confirmed it.
  return { ...back, state: stateBefore ?? (finding.source === "local" ? "open" : "unchecked") };
}

function withoutDismissal(finding: Finding): Finding {
  const rest: { -readonly [Key in keyof Finding]: Finding[Key] } = { ...finding };
  delete rest.dismissReason;
  delete rest.dismissNote;
  delete rest.dismissedBy;
  return rest;
}

/** The dismissals of a file that count: the user's own, and the team's where he did not say other. */
export interface KnownDismissals {
  /** Of the user in this workspace, those included that he took back from the team. */
  readonly own: readonly Dismissal[];
  readonly team: readonly Dismissal[];
}

/**
 * The finding as a review, a reload or a change of the team's file leaves it: dismissed when it
 * falls under a dismissal; back when it fell under one of the team and does so no more, or was put
 * off and its code has changed. Gives the very same object where nothing changes.
 *
 * @param file the whole text that the finding's range counts in.
 */
export function settleDismissal(finding: Finding, file: FileText, known: KnownDismissals): Finding {
  const mine = dismissalOf(finding, file, known.own);
  if (finding.state === "dismissed" && finding.dismissedBy !== "team") {
    const isPutOff = recordOf(finding, file, known.own)?.code !== undefined;
    return isPutOff && mine === undefined ? restored(finding) : finding;
  }
  if (mine !== undefined) return dismissed(finding, mine);
  const ours = dismissalOf(finding, file, known.team.filter(notTakenBack(known.own)));
  if (ours === undefined) return restored(finding);
  return isSaid(finding, ours) ? finding : dismissed(finding, { ...ours, by: "team" });
}

function isSaid(finding: Finding, { reason, note }: Dismissal): boolean {
  const { state, dismissReason, dismissNote } = finding;
  return state === "dismissed" && dismissReason === reason && dismissNote === note;
}

function notTakenBack(own: readonly Dismissal[]): (one: Dismissal) => boolean {
  const taken = new Set(own.filter((one) => one.restored === true).map(({ id }) => id));
  return ({ id }) => !taken.has(id);
}
