import type { Fault } from "../../errors.ts";
import type { Changes, Files, TextFile } from "../../ports.ts";
import type { NotReviewed } from "../../reviewEvent.ts";
import { aboutChange, changeScope } from "./aboutChange.ts";
import { chooseChanged } from "./chooseChanged.ts";
import { readChanged } from "./readChanged.ts";
import type { ReadChange } from "./readChanged.ts";
import type { ChangesRequest, SourceParts } from "../source.ts";
import { changedCode } from "../sources/changedCode.ts";

export interface ChangePorts {
  readonly files: Files;
  readonly changes: Changes;
}

export interface GatheredChanges extends SourceParts {
  readonly notReviewed: readonly NotReviewed[];
  /** Files that only `.gitignore` covers and the user asked for by name. */
  readonly allowed: ReadonlySet<string>;
}

/** The changed code of a request, with its old sides; a fault when nothing is left to send. */
export async function gatherChanges(
  request: ChangesRequest,
  { files, changes }: ChangePorts,
  signal: AbortSignal,
): Promise<GatheredChanges | Fault> {
  const set = await changes.list(request, signal);
  if ("code" in set) return set;
  if (set.files.length === 0) return { code: "nothing-to-review", detail: emptyDetail(request) };

  const chosen = await chooseChanged(request, set.files, files, signal);
  const read = await readChanged(set, chosen.files, { files, changes }, signal);
  const notReviewed = [...chosen.notReviewed, ...read.notReviewed];
  if (read.texts.length === 0) return nothingLeft(chosen.fault, notReviewed, files);

  const { reviewed, context } = changedCode(read.texts);
  const sent = [...read.texts.map(({ file }) => file), ...read.moved];
  return {
    reviewed,
    context: [aboutChange(request, set, sent), ...context],
    scope: changeScope(request, set, sent),
    versions: versionsOf(read.texts),
    notReviewed,
    allowed: chosen.allowed,
  };
}

/** Where findings on a version can go: to the file in the working tree, if there is one. */
function versionsOf(texts: readonly ReadChange[]): NonNullable<SourceParts["versions"]> {
  const versions = new Map<string, TextFile | undefined>();
  for (const { file, before, after, workingTree } of texts) {
    if (before !== undefined) versions.set(before.uri, undefined);
    if (after !== undefined && after.uri !== file.uri) versions.set(after.uri, workingTree);
  }
  return versions;
}

function emptyDetail({ scope, uris }: ChangesRequest): string {
  const where = uris === undefined ? "" : " in it";
  const what = {
    all: `nothing has changed${where} since the last commit`,
    staged: `nothing is staged${where}`,
    unstaged: `nothing has changed${where} that is not staged`,
    branch: `no commit of this branch changed anything${where}`,
    range: `these commits changed nothing${where}`,
  };
  return what[scope];
}

const mostNamed = 3;

/** Everything that changed stays here: by a rule for one file, or each for a reason of its own. */
function nothingLeft(
  fault: Fault | undefined,
  notReviewed: readonly NotReviewed[],
  files: Files,
): Fault {
  if (fault !== undefined) return fault;
  const named = notReviewed
    .slice(0, mostNamed)
    .map(({ uri, reason }) => `${files.pathOf(uri)} ${reason}`);
  const more = notReviewed.length - named.length;
  const detail = [...named, ...(more > 0 ? [`${more} more files`] : [])].join(", ");
  return { code: "nothing-to-review", detail };
}
