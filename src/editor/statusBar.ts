import { Disposable, MarkdownString, StatusBarAlignment, window } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { plainLine } from "../core/plainLine.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { spentOn } from "../core/spending.ts";
import { foundSoFar, statusText } from "../core/statusText.ts";
import type { Status } from "../core/statusText.ts";
import type { CommandId } from "../manifest.ts";
import { commands } from "../manifest.ts";

export interface StatusBarPorts {
  readonly session: SessionStore;
  readonly findings: FindingStore;
  /** "2026-11-24", the user's own day. */
  today(): string;
  /** Whose model reviews would use now, for people; empty while nobody knows. */
  model(): string;
  /** A sentence when the key in use is not one that the user gave: the environment's. */
  keyNote(): string | undefined;
  /** Calls when what `model` or `keyNote` say may have changed. */
  onDidChange(listener: () => void): Disposable;
}

/** Draws the one status bar item: what is going on, and what it cost today. */
export function drawStatusBar(ports: StatusBarPorts): Disposable {
  const item = window.createStatusBarItem("backendArchitect.status", StatusBarAlignment.Right, 90);
  item.name = "Backend Architect";
  const draw = (): void => {
    const status = statusOf(ports);
    const isRunning = status.running.length > 0;
    const { text, label } = statusText(status);
    item.text = text;
    item.accessibilityInformation = { label };
    item.command = isRunning ? commands.cancelReview : commands.previewRequest;
    item.tooltip = tooltipOf(status);
  };
  draw();
  item.show();
  return Disposable.from(
    item,
    new Disposable(ports.session.onDidChange(draw)),
    new Disposable(ports.findings.onDidChange(draw)),
    ports.onDidChange(draw),
  );
}

function statusOf(ports: StatusBarPorts): Status {
  const state = ports.session.state();
  const note = ports.keyNote();
  const standing = ports.findings
    .all()
    .filter((one) => one.state === "open" || one.state === "unchecked");
  return {
    running: state.running,
    model: ports.model(),
    usdToday: spentOn(ports.today(), state),
    findings: standing.length,
    ...(note !== undefined && { keyNote: note }),
  };
}

function tooltipOf(status: Status): MarkdownString {
  const tooltip = new MarkdownString();
  const links = status.running.length > 0 ? runningLinks : idleLinks;
  tooltip.isTrusted = { enabledCommands: links.map(([, command]) => command) };
  const lines = [
    "**Backend Architect**",
    ...status.running.map((one) => `Reviewing ${plainLine(one.title)}: ${foundSoFar(one.found)}`),
    ...(status.running.length === 0 ? [`Findings: ${status.findings}`] : []),
    ...(status.keyNote === undefined ? [] : [plainLine(status.keyNote, 300)]),
    // A title does not break at the end of a line.
    links
      .map(([title, command]) => `[${title.replaceAll(" ", "\u00a0")}](command:${command})`)
      .join(" · "),
  ];
  return tooltip.appendMarkdown(lines.join("\n\n"));
}

type Link = readonly [title: string, command: CommandId];

const runningLinks: readonly Link[] = [
  ["Cancel", commands.cancelReview],
  ["Show Log", commands.showLog],
];

const idleLinks: readonly Link[] = [
  ["Review File", commands.reviewFile],
  ["Preview Request", commands.previewRequest],
  ["Last Request", commands.showLastRequest],
  ["Choose Model", commands.chooseModel],
  ["Set API Key", commands.setApiKey],
  ["Show Log", commands.showLog],
];
