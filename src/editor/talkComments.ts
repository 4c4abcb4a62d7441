import { CommentMode, MarkdownString } from "vscode";
import { questionOf } from "../core/reconsider/ask.ts";
import type { Finding, Said } from "../core/findings/finding.ts";
import type { SafeText } from "../core/findings/words/renderComment.ts";
import { authorOf } from "../core/findings/words/renderComment.ts";
import type { Answering } from "../core/sessionStore.ts";
import { contextWords } from "../manifest.ts";
import type { FindingComment } from "./findingComment.ts";

/** What was said about a finding since, and what is being said, as comments of its thread. */
export function talkComments(
  finding: Finding,
  answering: Answering | undefined,
  safe: SafeText,
): readonly FindingComment[] {
  const said = (finding.talk ?? []).map((one) => saidComment(finding, one, safe));
  return answering === undefined ? said : [...said, ...answeringComments(finding, answering, safe)];
}

function saidComment(finding: Finding, { who, text }: Said, safe: SafeText): FindingComment {
  const name = who === "user" ? "You" : authorOf(finding);
  return talkComment(finding, { name, markdown: safe.markdown(text) });
}

function answeringComments(
  finding: Finding,
  { ask, text, trouble }: Answering,
  safe: SafeText,
): readonly FindingComment[] {
  const question = saidComment(finding, { who: "user", text: questionOf(ask) }, safe);
  const name = authorOf(finding);
  const answer = { name, markdown: safe.markdown(text) };
  if (trouble === undefined) {
    const markdown = text.trim() === "" ? "Looking at the code…" : answer.markdown;
    return [question, talkComment(finding, { ...answer, markdown, label: "answering" })];
  }
  const sorry = { name: "Backend Architect", markdown: safe.line(trouble), label: "not answered" };
  const begun = text.trim() === "" ? [] : [talkComment(finding, { ...answer, label: "broke off" })];
  return [question, ...begun, talkComment(finding, sorry)];
}

interface Words {
  readonly name: string;
  /** Fit to be shown. */
  readonly markdown: string;
  readonly label?: string;
}

function talkComment({ id }: Finding, { name, markdown, label }: Words): FindingComment {
  const body = new MarkdownString(markdown);
  body.supportHtml = false;
  return {
    findingId: id,
    body,
    mode: CommentMode.Preview,
    author: { name },
    contextValue: contextWords.talk,
    ...(label !== undefined && { label }),
  };
}
