import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";

/** Decisions, and guidance for who works on the repository. */
export const markdownFile: PlainReader = {
  name: "markdown",
  files:
    /(?:^|\/)(?:adrs?|decisions|decision-records?|rfcs)\/.+\.mdx?$|(?:^|\/)(?:CLAUDE|AGENTS|GEMINI|CONVENTIONS|CONTRIBUTING|ARCHITECTURE)\.md$|(?:^|\/)\.cursor\/rules\/.+\.mdc?$|(?:^|\/)\.(?:cursorrules|windsurfrules|clinerules)$|(?:^|\/)\.github\/(?:copilot-instructions\.md|instructions\/.+\.md)$|(?:^|\/)\.claude\/rules\/.+\.md$/i,
  read,
};

const decisions = /(?:^|\/)(?:adrs?|decisions|decision-records?|rfcs)\//i;

function read({ path, text }: SourceFile): SomeFacts {
  const heading = /^#[ \t]+(.{1,200})$/m.exec(text)?.[1]?.trim();
  const title = heading ?? path.slice(path.lastIndexOf("/") + 1);
  if (decisions.test(path)) return { documents: [{ kind: "decision", title }] };
  const globs = globsOf(text);
  return {
    documents: [{ kind: "guidance", title, ...(globs.length > 0 && { globs }) }],
  };
}

/** `globs:`, `applyTo:` or `paths:` of the front matter: in one line, quoted or not, or as a list. */
function globsOf(text: string): readonly string[] {
  const front = /^---\r?\n([^]{0,4000}?)\r?\n---/.exec(text)?.[1];
  const said = /^(?:globs|applyTo|paths):[ \t]*(.*(?:\r?\n[ \t]*-[ \t].*)*)$/m.exec(
    front ?? "",
  )?.[1];
  return (said ?? "")
    .split(/[,\n]/)
    .map((one) => one.replace(/^[\s[-]+(?=[^-\s])|[\s\]]+$/g, "").replace(/^["']|["']$/g, ""))
    .filter((one) => one !== "" && one !== "**");
}
