import { MarkdownString } from "vscode";
import type { ChatResponseStream } from "vscode";
import type { ChatEvent, ChatResult } from "../core/chatEvent.ts";
import { costLine } from "../core/costLine.ts";
import type { LeftOut } from "../core/gatherAttached.ts";
import { codeName, plainLine } from "../core/plainLine.ts";
import { thinkingSteps } from "./thinkingSteps.ts";

/** Takes a model's Markdown as it arrives; gives back what of it is safe to draw, block by block. */
export interface SafeMarkdown {
  push(text: string): string;
  end(): string;
}

export interface Shown {
  readonly result: ChatResult;
  /** Our own lines, as they stand in the answer. */
  readonly notes: readonly string[];
}

/** Draws an answer into the chat panel as it arrives. */
export async function showAnswer(
  events: AsyncIterable<ChatEvent>,
  stream: ChatResponseStream,
  { markdown, payee }: { readonly markdown: SafeMarkdown; readonly payee?: string },
): Promise<Shown> {
  const notes: string[] = [];
  const note = (text: string): void => {
    notes.push(text);
    stream.markdown(new MarkdownString(text));
  };
  const say = (text: string): void => {
    if (text !== "") stream.markdown(new MarkdownString(text));
  };
  const think = thinkingSteps((step) => {
    stream.progress(step);
  });
  for await (const event of events) {
    if (event.kind === "progress") stream.progress(plainLine(event.sentence));
    if (event.kind === "waiting") stream.progress(plainLine(event.sentence));
    if (event.kind === "thinking") think(event.text);
    if (event.kind === "leftOut") note(leftOutNote(event.leftOut));
    if (event.kind === "text") say(markdown.push(event.text));
    if (event.kind !== "ended") continue;
    say(markdown.end());
    if (event.result.model !== undefined) note(costNote(event.result, payee));
    return { result: event.result, notes };
  }
  throw new Error("A chat turn ended without saying how.");
}

function leftOutNote({ name, reason }: LeftOut): string {
  return `Left out: ${codeName(name)} (${plainLine(reason, 200)}).\n\n`;
}

function costNote({ model, usage }: ChatResult, payee: string | undefined): string {
  // A dollar sign could begin a formula, and the name may be somebody else's.
  const cost = costLine(plainLine(model?.name ?? ""), usage).replaceAll("$", "\\$");
  const payer =
    payee === undefined
      ? "paid with your own key"
      : `paid to ${plainLine(payee)}, not with your key`;
  return `\n\n---\n\n*${cost} · ${payer}*\n`;
}
