import { MarkdownString } from "vscode";
import type { ChatResponseStream } from "vscode";
import type { ChatEvent, ChatResult } from "../core/chat/chatEvent.ts";
import { costLine } from "../core/costLine.ts";
import type { LeftOut } from "../core/chat/gatherAttached.ts";
import { codeName, plainLine } from "../core/plainLine.ts";
import type { Files } from "../core/ports.ts";
import { safeMarkdownStream } from "../core/safeMarkdown.ts";
import { textDrawer } from "./drawText.ts";
import { thinkingSteps } from "./thinkingSteps.ts";

export interface Shown {
  readonly result: ChatResult;
  /** Our own lines, as they stand in the answer. */
  readonly notes: readonly string[];
}

/** Draws an answer into the chat panel as it arrives. */
export async function showAnswer(
  events: AsyncIterable<ChatEvent>,
  stream: ChatResponseStream,
  { files, payee }: { readonly files: Pick<Files, "uriOf">; readonly payee?: string },
): Promise<Shown> {
  const notes: string[] = [];
  const note = (text: string): void => {
    notes.push(text);
    stream.markdown(new MarkdownString(text));
  };
  // Told at the end: what stands between two steps is folded away with them.
  const leftOut: LeftOut[] = [];
  const markdown = safeMarkdownStream();
  const say = textDrawer(stream, files);
  const think = thinkingSteps((step) => {
    stream.progress(step);
  });
  for await (const event of events) {
    if (event.kind === "progress") stream.progress(plainLine(event.sentence));
    if (event.kind === "waiting") stream.progress(plainLine(event.sentence));
    if (event.kind === "thinking") think(event.text);
    if (event.kind === "leftOut") leftOut.push(event.leftOut);
    if (event.kind === "text") await say(markdown.push(event.text));
    if (event.kind !== "ended") continue;
    await say(markdown.end());
    if (leftOut.length > 0) note(leftOutNote(leftOut));
    if (hasCost(event.result)) note(costNote(event.result, payee));
    return { result: event.result, notes };
  }
  throw new Error("A chat turn ended without saying how.");
}

function leftOutNote(leftOut: readonly LeftOut[]): string {
  const lines = leftOut.map(
    ({ name, reason }) => `Left out: ${codeName(name)} (${plainLine(reason, 200)}).`,
  );
  return `\n\n---\n\n${lines.join("\n\n")}\n`;
}

/** What failed before it was counted cost nothing that could be told. */
function hasCost({ usage, ended }: ChatResult): boolean {
  return usage !== undefined || ended === "complete" || ended === "partial";
}

function costNote({ model, usage }: ChatResult, payee: string | undefined): string {
  const cost = plainLine(costLine(model?.name ?? "", usage), 300);
  const payer =
    payee === undefined
      ? "paid with your own key"
      : `paid to ${plainLine(payee)}, not with your key`;
  return `\n\n---\n\n*${cost} · ${payer}*\n`;
}
