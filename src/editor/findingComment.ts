import type { Comment } from "vscode";
import { CommentMode, MarkdownString, Uri, workspace } from "vscode";
import type { Finding } from "../core/findings/finding.ts";
import type { SafeText } from "../core/findings/words/renderComment.ts";
import { authorOf, renderComment } from "../core/findings/words/renderComment.ts";
import { commands } from "../manifest.ts";

/** A comment that knows its finding, since menus hand out the comment or its thread. */
export interface FindingComment extends Comment {
  readonly findingId: string;
}

/**
 * The comment of a finding's thread. Its words went through the allow-list, which leaves nothing to
 * click; the one command that is trusted opens a place that the finding itself names.
 */
export function commentOf(finding: Finding, safe: SafeText): FindingComment {
  const body = new MarkdownString(renderComment(finding, safe, (index) => linkTo(finding, index)));
  body.supportHtml = false;
  body.isTrusted = { enabledCommands: [commands.openEvidence] };
  return {
    findingId: finding.id,
    body,
    mode: CommentMode.Preview,
    author: { name: authorOf(finding) },
  };
}

/** Whether anything but places has changed, places named in the words included. */
export function hasNewWords(finding: Finding, last: Finding): boolean {
  const keys = Object.keys({ ...last, ...finding }) as (keyof Finding)[];
  return keys.some((key) => key !== "range" && key !== "quote" && finding[key] !== last[key]);
}

/** A place is opened by our own command; outside the workspace only in the finding's own file. */
function linkTo({ id, uri, evidence }: Finding, index: number): string | undefined {
  const place = evidence[index]?.uri;
  if (place === undefined) return undefined;
  const isOurs = place === uri || workspace.getWorkspaceFolder(Uri.parse(place)) !== undefined;
  if (!isOurs) return undefined;
  return `command:${commands.openEvidence}?${encodeURIComponent(JSON.stringify([{ id, index }]))}`;
}
