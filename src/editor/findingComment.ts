import type { Comment } from "vscode";
import { CommentMode, MarkdownString } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { SafeText } from "../core/findings/renderComment.ts";
import { placeName, renderComment } from "../core/findings/renderComment.ts";
import { commands, contextWords } from "../manifest.ts";

/** A comment that knows its finding, since menus hand out the comment or its thread. */
export interface FindingComment extends Comment {
  readonly findingId: string;
}

/**
 * The comments of a finding's thread: its words, which nobody trusts, and apart from them the links
 * to its evidence, made of nothing but our own command and file names.
 */
export function commentsOf(finding: Finding, safe: SafeText): readonly FindingComment[] {
  const words = new MarkdownString(renderComment(finding, safe));
  words.supportHtml = false;
  words.isTrusted = false;
  const said: FindingComment = {
    findingId: finding.id,
    body: words,
    mode: CommentMode.Preview,
    author: { name: "Backend Architect" },
  };
  if (finding.evidence.length === 0) return [said];
  return [
    said,
    {
      findingId: finding.id,
      body: evidenceLinks(finding, safe),
      mode: CommentMode.Preview,
      author: { name: "Evidence" },
    },
  ];
}

/** The title of a thread: plain text, on one line. */
export function threadLabel({ title }: Finding): string {
  return title.replace(/[\p{C}\p{Z}]+/gu, " ").trim();
}

/** The words by which menus tell what can be done with a finding. */
export function contextOf(finding: Finding): string {
  const { finding: any, fix, fixed, dismissed } = contextWords;
  if (finding.state === "dismissed") return dismissed;
  if (finding.state === "fixed") return fixed;
  return finding.fix === undefined || finding.state === "lost" ? any : `${any} ${fix}`;
}

/** Whether anything but places has changed, places named in the words included. */
export function hasNewWords(finding: Finding, last: Finding): boolean {
  const keys = Object.keys({ ...last, ...finding }) as (keyof Finding)[];
  return keys.some((key) => key !== "range" && key !== "quote" && finding[key] !== last[key]);
}

function evidenceLinks(finding: Finding, safe: SafeText): MarkdownString {
  const links = new MarkdownString();
  links.isTrusted = { enabledCommands: [commands.openEvidence] };
  finding.evidence.forEach((one, index) => {
    const query = encodeURIComponent(JSON.stringify([{ id: finding.id, index }]));
    const name = placeName(one, safe).replace(/[[\]\\`*_<>()!#|~$&]/g, "\\$&");
    links.appendMarkdown(`${index + 1}. [${name}](command:${commands.openEvidence}?${query})\n`);
  });
  return links;
}
