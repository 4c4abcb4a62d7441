import { commands as vscodeCommands, window } from "vscode";
import type { ReviewAbout } from "../core/closingSentence.ts";
import { closingSentence, hasRest } from "../core/closingSentence.ts";
import type { Undrawn } from "../core/findings/drawnFindings.ts";
import { undrawnSentence } from "../core/findings/drawnFindings.ts";
import { withoutLinks } from "../core/errors.ts";
import type { ErrorCode } from "../core/errors.ts";
import type { ReviewResult } from "../core/reviewEvent.ts";
import { setFoundNothing } from "../host/contextKeys.ts";
import type { CommandId } from "../manifest.ts";
import { commands, findingsViewId } from "../manifest.ts";

/** Something to do next, on a notification. */
export interface Button {
  readonly title: string;
  readonly command: CommandId | `${typeof findingsViewId}.focus`;
}

/**
 * Says in one notification how a review ended, with at most two things to do next. It may stay
 * open for ever, so nobody waits for it.
 *
 * @param undrawn which of its findings have no comment on their code.
 */
export function tellClosing(result: ReviewResult, about: ReviewAbout, undrawn: Undrawn): void {
  setFoundNothing(result);
  const listed = undrawnSentence(undrawn);
  const closing = closingSentence(result, about);
  const whole = /[.!?…]$/.test(closing) ? closing : `${closing}.`;
  const sentence = withoutLinks(listed === "" ? closing : `${whole} ${listed}`);
  const buttons = buttonsOf(result, listed !== "");
  const show =
    result.ended === "complete" || result.ended === "cancelled"
      ? window.showInformationMessage
      : window.showWarningMessage;
  void show(sentence, ...buttons.map(({ title }) => title)).then((pressed) => {
    const button = buttons.find(({ title }) => title === pressed);
    if (button !== undefined) void vscodeCommands.executeCommand(button.command);
  });
}

function buttonsOf(result: ReviewResult, hasUndrawn: boolean): readonly Button[] {
  const { findings, error } = result;
  const remedy = error === undefined ? undefined : remedies[error.code];
  const all: readonly (Button | undefined)[] = [
    remedy,
    hasUndrawn ? showFindings : undefined,
    findings.length > 0 ? { title: "Next Finding", command: commands.nextFinding } : undefined,
    hasRest(result) ? { title: "Review the Rest", command: commands.reviewRest } : undefined,
  ];
  return all.filter((button) => button !== undefined).slice(0, 2);
}

const showFindings: Button = { title: "Show Findings", command: `${findingsViewId}.focus` };
const setKey: Button = { title: "Set API Key", command: commands.setApiKey };
const chooseModel: Button = { title: "Choose Model", command: commands.chooseModel };
const showLog: Button = { title: "Show Log", command: commands.showLog };

/** What helps against a fault, where one of our commands does. */
export const remedies: Readonly<Partial<Record<ErrorCode, Button>>> = {
  "no-key": setKey,
  "bad-key": setKey,
  forbidden: chooseModel,
  "model-not-found": chooseModel,
  "request-too-large": chooseModel,
  "bad-request": showLog,
  malformed: showLog,
  "wrong-server": showLog,
  internal: showLog,
};
