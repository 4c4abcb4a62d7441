import { QuickPickItemKind, ThemeIcon, window } from "vscode";
import type { QuickPick, QuickPickItem } from "vscode";
import type { DismissReason } from "../core/findings/dismissals/dismissals.ts";
import { dismissReasons, longestNote } from "../core/findings/dismissals/dismissals.ts";
import { sharedFile } from "../core/findings/dismissals/sharedDismissals.ts";

/** Why a finding is dismissed, and whether for the team. */
export interface AskedReason {
  readonly reason: DismissReason;
  /** The user's own line; "" is none. */
  readonly note: string;
  readonly isShared: boolean;
}

interface ReasonItem extends QuickPickItem {
  /** Absent on the way to the reasons for the team. */
  readonly reason?: DismissReason;
}

const reasons: readonly ReasonItem[] = [
  { label: "It is wrong", reason: "wrong", detail: "The code does not have this problem" },
  { label: "The risk is accepted", reason: "accepted risk", detail: "Known, and to be left so" },
  {
    label: "Later",
    reason: "later",
    detail: "True, but not now: it can come back in a review once the code around it has changed",
  },
];
const forTeam: ReasonItem = {
  label: "Dismiss for the team…",
  iconPath: new ThemeIcon("organization"),
  detail: `Writes it to ${sharedFile} in your folder, to be reviewed and committed like code`,
};
const separator: ReasonItem = { label: "", kind: QuickPickItemKind.Separator };

/** Asks in one list; what is typed into its box is the note. Undefined when nothing was chosen. */
export async function askDismissReason(title: string): Promise<AskedReason | undefined> {
  const pick = window.createQuickPick<ReasonItem>();
  const name = title.replace(/[\p{C}\p{Z}]+/gu, " ").slice(0, 80);
  pick.title = `Dismiss: ${name}`;
  pick.placeholder = "Why? Type a note first if you like.";
  pick.items = shown([...reasons, separator, forTeam]);
  try {
    const chosen = await nextChoice(pick);
    if (chosen === undefined || chosen.reason !== undefined) return asked(pick, chosen, false);
    pick.title = `Dismiss for the team: ${name}`;
    pick.items = shown(reasons);
    return asked(pick, await nextChoice(pick), true);
  } finally {
    pick.dispose();
  }
}

/** Typing is for the note, so it hides no reason. */
function shown(items: readonly ReasonItem[]): readonly ReasonItem[] {
  return items.map((item) => ({ ...item, alwaysShow: true }));
}

function asked(
  { value }: QuickPick<ReasonItem>,
  chosen: ReasonItem | undefined,
  isShared: boolean,
): AskedReason | undefined {
  if (chosen?.reason === undefined) return undefined;
  return { reason: chosen.reason, note: noteIn(value), isShared };
}

async function nextChoice(pick: QuickPick<ReasonItem>): Promise<ReasonItem | undefined> {
  const choice = new Promise<ReasonItem | undefined>((resolve) => {
    pick.onDidAccept(() => {
      resolve(pick.activeItems[0]);
    });
    pick.onDidHide(() => {
      resolve(undefined);
    });
  });
  pick.show();
  return choice;
}

/** What `{reason, note?, shared?}` says, be it from a task, a key or another extension. */
export function reasonIn(argument: unknown): AskedReason | undefined {
  if (typeof argument !== "object" || argument === null) return undefined;
  const { reason, note, shared } = argument as Readonly<Record<string, unknown>>;
  const known = dismissReasons.find((one) => one === reason);
  if (known === undefined) return undefined;
  return { reason: known, note: noteIn(note), isShared: shared === true };
}

/** One line of words. */
function noteIn(value: unknown): string {
  if (typeof value !== "string") return "";
  return value
    .slice(0, longestNote * 4)
    .replace(/[\p{C}\p{Z}]+/gu, " ")
    .trim()
    .slice(0, longestNote);
}
