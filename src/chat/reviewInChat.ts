import { Location, MarkdownString, Range, Uri } from "vscode";
import type { ChatResponseStream, ChatResult } from "vscode";
import { closingSentence } from "../core/closingSentence.ts";
import { keepConversation, withExchange } from "../core/chat/conversation.ts";
import type { ChatPorts } from "../core/chat/discuss.ts";
import type { Finding } from "../core/findings/finding.ts";
import { severities } from "../core/findings/finding.ts";
import { plainLine } from "../core/plainLine.ts";
import type { ReviewEvent, ReviewResult } from "../core/reviewEvent.ts";
import { setFoundNothing } from "../host/contextKeys.ts";
import { titleOf, urisOf } from "../core/reviewRequest.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { reviewAnyway } from "../host/reviewAnyway.ts";
import type { Asked } from "./answerQuestion.ts";
import { panelHistory } from "./panelHistory.ts";
import { reviewTarget } from "./reviewTarget.ts";
import { showButton, showFault } from "./showFault.ts";
import { thinkingSteps } from "./thinkingSteps.ts";

export interface ReviewDeps {
  readonly ports: ChatPorts;
  /** The one engine, with its own ports; draws findings on their lines as it goes. */
  readonly startReview: (
    request: ReviewRequest,
    observe: (event: ReviewEvent) => void,
    signal: AbortSignal,
  ) => Promise<ReviewResult>;
}

/** `/review`: the same review as the commands', told in the chat as well. */
export async function reviewInChat(
  { request, context, stream }: Asked,
  { ports, startReview }: ReviewDeps,
  signal: AbortSignal,
): Promise<ChatResult> {
  const { conversation } = panelHistory(context);
  const nothing = { followups: [], notes: [] };
  const target = reviewTarget(request);
  if (target === undefined) {
    return showFault({ code: "nothing-to-review" }, { ended: "blocked", ...nothing }, stream);
  }
  const title = titleOf(target, (uri) => ports.files.pathOf(uri));
  let model = "";
  const show = progressOf(stream);
  const result = await startReview(
    target,
    (event) => {
      if (event.kind === "sending") model = event.model;
      show(event);
    },
    signal,
  );

  setFoundNothing(result);
  const report = reportOf(result, stream, ports);
  const files = urisOf(target).length - result.notReviewed.length;
  const closing = plainLine(closingSentence(result, { files: Math.max(files, 0), model }), 600);
  stream.markdown(new MarkdownString(`\n\n${closing}\n`));
  offerNext(result, target, stream);
  const next = remember(ports, conversation, { title, report: `${report}\n${closing}` });
  return {
    metadata: {
      ended: result.ended,
      notes: [],
      followups: result.findings.length > 0 ? ["Which of these would you fix first, and why?"] : [],
      ...(result.error && { code: result.error.code }),
      ...(result.usage && { usage: result.usage }),
      ...next,
    },
  };
}

/** What to press when it could not go as asked. */
function offerNext(
  { canReviewAnyway, error }: ReviewResult,
  target: ReviewRequest,
  stream: ChatResponseStream,
): void {
  if (canReviewAnyway === true) stream.button(reviewAnyway(target));
  else if (error !== undefined) showButton(error.code, stream);
}

function progressOf(stream: ChatResponseStream): (event: ReviewEvent) => void {
  const think = thinkingSteps((step) => {
    stream.progress(step);
  });
  return (event) => {
    if (event.kind === "gathering") stream.progress("Gathering the code around it");
    if (event.kind === "sending") stream.progress(`Asking ${plainLine(event.model)}`);
    if (event.kind === "waiting") stream.progress(plainLine(event.sentence));
    if (event.kind === "thinking") think(event.text);
    if (event.kind === "finding") stream.progress(`Found: ${plainLine(event.finding.title)}`);
  };
}

/** Draws the findings, worst first; returns the same as words. */
function reportOf(
  { findings }: ReviewResult,
  stream: ChatResponseStream,
  ports: ChatPorts,
): string {
  const lines = severities
    .flatMap((severity) => findings.filter((finding) => finding.severity === severity))
    .filter(({ state }) => state !== "refuted" && state !== "dismissed")
    .map((finding, index) => {
      const { severity, category, title, uri, range } = finding;
      const words = `${index + 1}. **${severity}** · ${category} · ${plainLine(title, 200)} · `;
      const place = `${ports.files.pathOf(uri)}:${range.start.line + 1}`;
      stream.markdown(new MarkdownString(words));
      stream.anchor(locationOf(finding), place);
      stream.markdown(new MarkdownString("\n"));
      return words + place;
    });
  return lines.join("\n");
}

function locationOf({ uri, range: { start, end } }: Finding): Location {
  return new Location(
    Uri.parse(uri),
    new Range(start.line, start.character, end.line, end.character),
  );
}

/** So that the next question can be about the findings. Without earlier turns the panel's words do. */
function remember(
  { session, newId }: ChatPorts,
  conversation: string | undefined,
  { title, report }: { readonly title: string; readonly report: string },
): { readonly conversation?: string } {
  const kept = session.state().conversations.get(conversation ?? "");
  if (kept === undefined) return {};
  const id = newId();
  keepConversation(session, id, withExchange(kept, `/review ${title}`, report));
  return { conversation: id };
}
