import type { Fix } from "../finding.ts";
import type { PlannedEdit } from "./planFix.ts";

/** A fix that changes more lines is shown to the user once more before it is applied. */
const mostLines = 200;

/** Files that decide what runs when a project is opened, installed, built or tested. */
const deciding: readonly RegExp[] = [
  /(^|\/)\.vscode\/(settings|tasks|launch|extensions|mcp)\.json$/,
  /\.code-workspace$/,
  /(^|\/)\.(devcontainer|husky|github|circleci|claude|cursor)\//,
  /(^|\/)(package|package-lock|npm-shrinkwrap|composer)\.json$/,
  /(^|\/)(pnpm-lock\.yaml|yarn\.lock|bun\.lockb?|cargo\.lock|poetry\.lock|uv\.lock|composer\.lock|gemfile\.lock|go\.sum)$/,
  /(^|\/)(\.npmrc|\.yarnrc[^/]*|\.pnpmfile\.cjs|\.gitattributes|\.gitmodules|\.gitconfig)$/,
  /(^|\/)(\.gitlab-ci\.yml|jenkinsfile|azure-pipelines\.yml)$/,
  /(^|\/)(dockerfile[^/]*|[^/]*\.dockerfile|(docker-)?compose[^/]*\.ya?ml)$/,
  /(^|\/)(makefile|gnumakefile|[^/]*\.mk|cmakelists\.txt)$/,
  /(^|\/)(build\.gradle[^/]*|settings\.gradle[^/]*|pom\.xml|build\.rs|cargo\.toml|gemfile|rakefile)$/,
  /(^|\/)(setup\.py|setup\.cfg|pyproject\.toml|conftest\.py|tox\.ini|noxfile\.py)$/,
  /(^|\/)(\.envrc|\.bash[^/]*|\.zsh[^/]*|\.profile)$/,
  /\.config\.[cm]?[jt]s$/,
  /(^|\/)(\.mcp\.json|agents\.md|claude\.md)$/,
];

/** Whether a file decides what runs later, by its path and whatever the case of its letters. */
export function runsLater(path: string): boolean {
  const folded = path.replaceAll("\\", "/").toLowerCase();
  return deciding.some((pattern) => pattern.test(folded));
}

/** Whether no fix may ever write there: git's own folder can hold programs that git runs. */
export function isNeverWritten(path: string): boolean {
  return /(^|\/)\.git(\/|$)/i.test(path.replaceAll("\\", "/"));
}

/** What the user should hear before a fix is applied, a sentence each; mostly nothing. */
export function risksOf(
  edits: readonly PlannedEdit[],
  pathOf: (uri: string) => string,
  trial: Fix["trial"],
): readonly string[] {
  const paths = [...new Set(edits.map((edit) => pathOf(edit.uri)))];
  const deciders = paths.filter(runsLater);
  const lines = edits.reduce((sum, edit) => sum + linesOf(edit), 0);
  const hidden = edits.filter((edit) => hasHidden(edit.newText) && !hasHidden(oldTextOf(edit)));
  return [
    ...(trial === "breaks" ? ["It leaves code that does not parse."] : []),
    ...deciders.map(
      (path) => `${path} can run commands when the project is opened, built or tested.`,
    ),
    ...(lines > mostLines ? [`It changes ${lines} lines.`] : []),
    ...hidden.map((edit) => `It puts invisible characters into ${pathOf(edit.uri)}.`),
  ];
}

function linesOf(edit: PlannedEdit): number {
  const count = (text: string): number => text.split("\n").length;
  return Math.max(count(edit.newText), count(oldTextOf(edit)));
}

function oldTextOf(edit: PlannedEdit): string {
  return edit.kind === "create" ? "" : edit.oldText;
}

/** Characters that change how a text reads without being seen: bidirectional, zero-width, tags. */
function hasHidden(text: string): boolean {
  return /[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u{e0000}-\u{e007f}]/u.test(
    text,
  );
}
