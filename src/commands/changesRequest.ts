import { workspace } from "vscode";
import type { Uri } from "vscode";
import type { Fault } from "../core/errors.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import { repositories, rootOf } from "../host/git/repositories.ts";
import { changesTargetOf } from "./changesTarget.ts";
import type { ChangesTarget } from "./changesTarget.ts";

/** The changes that were named; asks nothing. Without a repository it is the one in front. */
export async function changesRequest(args: readonly unknown[]): Promise<ReviewRequest | Fault> {
  const target = changesTargetOf(args);
  return target === undefined ? notNamed : requestFor(target);
}

/** A request whose repository is known, so that two reviews of the same know of each other. */
export async function requestFor(target: ChangesTarget): Promise<ReviewRequest | Fault> {
  const { uris, repository, ...rest } = target;
  const named = uris && { uris: uris.map((uri) => uri.toString()) };
  const asked = { kind: "changes", ...rest, ...named } as const;
  // Nothing is started before the window is trusted; the review says so.
  if (!workspace.isTrusted) return asked;
  const root = await repositoryFor(repository ?? uris?.[0]);
  return "code" in root ? root : { ...asked, repository: root.toString() };
}

async function repositoryFor(place: Uri | undefined): Promise<Uri | Fault> {
  const { signal } = new AbortController();
  if (place !== undefined) return rootOf(place, signal);
  const [first] = await repositories(signal);
  return first ?? rootOf(workspace.workspaceFolders?.[0]?.uri, signal);
}

const notNamed: Fault = {
  code: "nothing-to-review",
  detail: "what was named is no set of changes",
};
