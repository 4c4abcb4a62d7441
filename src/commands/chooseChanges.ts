import { window, workspace } from "vscode";
import type { QuickPickItem, Uri } from "vscode";
import type { Fault } from "../core/errors.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { gitProgram } from "../host/git/gitProgram.ts";
import { listBranches, listCommits } from "../host/git/listRevisions.ts";
import { repositories } from "../host/git/repositories.ts";
import { usualBase } from "../host/git/revisions.ts";
import type { Git } from "../host/git/runGit.ts";
import { requestFor } from "./changesRequest.ts";
import type { ChangesTarget } from "./changesTarget.ts";

type Which = Pick<ChangesTarget, "scope" | "base" | "range">;

const title = "Review Changes";
/** Letters of a commit's name that tell it from all others, and can be read. */
const shortId = 12;
const { signal } = new AbortController();

/**
 * Asks which changes, in which repository, and what they are meant to do. Undefined when a list was
 * left: Escape starts nothing, at the last question neither, since what follows costs money.
 */
export async function chooseChanges(): Promise<ReviewRequest | Fault | undefined> {
  if (!workspace.isTrusted) return { kind: "changes", scope: "all" };
  const roots = await repositories(signal);
  if (roots.length === 0) return requestFor({ scope: "all" });
  const repository = roots.length === 1 ? roots[0] : await askRepository(roots);
  if (repository === undefined) return undefined;
  const which = await askWhich(repository);
  if (which === undefined || "code" in which) return which;
  const intent = await window.showInputBox({
    title,
    prompt: "What are they meant to do? One line, or Enter to let the code speak for itself.",
    placeHolder: "Orders can be paid in two parts",
  });
  if (intent === undefined) return undefined;
  return requestFor({ ...which, repository, ...(intent.trim() !== "" && { intent }) });
}

async function askRepository(roots: readonly Uri[]): Promise<Uri | undefined> {
  const items = roots.map((root) => ({
    label: `$(repo) ${root.path.split("/").at(-1) ?? ""}`,
    description: pathOf(root.toString()),
    root,
  }));
  return (await pick(items, "Which repository?"))?.root;
}

const scopes: readonly (QuickPickItem & { readonly scope: Which["scope"] })[] = [
  { scope: "all", label: "All changes", description: "since the last commit, new files too" },
  { scope: "staged", label: "Staged changes", description: "what the next commit would hold" },
  { scope: "unstaged", label: "Unstaged changes", description: "what is not staged yet" },
  { scope: "branch", label: "Branch against…", description: "its commits since another branch" },
  { scope: "range", label: "Commits…", description: "one, or from one to another" },
];

async function askWhich(repository: Uri): Promise<Which | Fault | undefined> {
  const chosen = await pick(scopes, "Which changes?");
  if (chosen === undefined) return undefined;
  const program = await gitProgram();
  const git = { folder: repository.fsPath, ...(program === undefined ? {} : { program }) };
  if (chosen.scope === "branch") return askBase(git);
  return chosen.scope === "range" ? askCommits(git) : { scope: chosen.scope };
}

async function askBase(git: Git): Promise<Which | Fault | undefined> {
  const names = await listBranches(git, signal);
  if (names.length === 0) return noCommits;
  const usual = await usualBase(git, signal);
  const ordered = [usual, ...names.filter((name) => name !== usual)];
  const items = ordered.flatMap((name) => (name === undefined ? [] : [{ label: name }]));
  const base = await pick(items, "Against which branch?");
  return base && { scope: "branch", base: base.label };
}

async function askCommits(git: Git): Promise<Which | Fault | undefined> {
  const commits = await listCommits(git, signal);
  if (commits.length === 0) return noCommits;
  const items = commits.map(({ id, subject, about }) => ({
    label: subject,
    description: `${id.slice(0, 7)}, ${about}`,
    id: id.slice(0, shortId),
  }));
  const placeHolder = "Which commits? Check one, or the first and the last of several.";
  const chosen = await window.showQuickPick(items, {
    title,
    placeHolder,
    canPickMany: true,
    matchOnDescription: true,
  });
  const newest = chosen?.[0];
  const oldest = chosen?.at(-1);
  if (newest === undefined || oldest === undefined) return undefined;
  const range = newest === oldest ? newest.id : `${oldest.id}^..${newest.id}`;
  return { scope: "range", range };
}

function pick<T extends QuickPickItem>(
  items: readonly T[],
  placeHolder: string,
): Thenable<T | undefined> {
  return window.showQuickPick(items, { title, placeHolder, matchOnDescription: true });
}

const noCommits: Fault = { code: "nothing-to-review", detail: "there are no commits yet" };
