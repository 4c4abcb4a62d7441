import { Disposable, window } from "vscode";
import { filters, groupings } from "../core/findings/arrangeFindings.ts";
import type { Arrangement } from "../core/findings/arrangeFindings.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";

export interface ArrangePorts {
  readonly log: Log;
  readonly arrangement: {
    get(): Arrangement;
    set(change: Partial<Arrangement>): void;
  };
}

/** How the list of findings is grouped and what it shows. Each resolves with what was chosen. */
export function registerArrangeCommands({ log, arrangement }: ArrangePorts): Disposable {
  return Disposable.from(
    registerCommand(commands.groupFindings, { log }, async ([argument]) => {
      const current = arrangement.get().groupBy;
      const given = groupings.find((one) => one === fieldOf(argument, "by"));
      const groupBy = given ?? (await choose("Group Findings By", groupings, current, groupWords));
      if (groupBy !== undefined) arrangement.set({ groupBy });
      return groupBy;
    }),
    registerCommand(commands.filterFindings, { log }, async ([argument]) => {
      const current = arrangement.get().show;
      const given = filters.find((one) => one === fieldOf(argument, "show"));
      const show = given ?? (await choose("Show Findings", filters, current, filterWords));
      if (show !== undefined) arrangement.set({ show });
      return show;
    }),
  );
}

const groupWords = {
  file: { label: "File", detail: "Each file with its findings, the worst first" },
  severity: { label: "Severity", detail: "The worst of all files first" },
  category: { label: "Category", detail: "Security, transactions, queries and so on" },
} as const;

const filterWords = {
  standing: { label: "Standing", detail: "What is to be acted on; the others are folded below" },
  refuted: { label: "Refuted", detail: "What a second look found to be wrong, with its reason" },
  dismissed: { label: "Dismissed", detail: "What you said is no problem, or not now" },
  fixed: { label: "Fixed", detail: "What a fix or a recheck has settled" },
  lost: { label: "Lost", detail: "What quotes code that is gone" },
  all: { label: "All", detail: "All of them together" },
} as const;

async function choose<Choice extends string>(
  title: string,
  choices: readonly Choice[],
  current: Choice,
  words: Readonly<Record<Choice, { readonly label: string; readonly detail: string }>>,
): Promise<Choice | undefined> {
  const items = choices.map((choice) => ({
    ...words[choice],
    choice,
    ...(choice === current && { description: "now" }),
  }));
  return (await window.showQuickPick(items, { title, matchOnDetail: true }))?.choice;
}

function fieldOf(argument: unknown, name: string): unknown {
  if (typeof argument !== "object" || argument === null) return undefined;
  return (argument as Readonly<Record<string, unknown>>)[name];
}
