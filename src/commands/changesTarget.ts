import path from "node:path";
import { Uri } from "vscode";
import type { ChangesAsked } from "../core/ports.ts";
import { versionOf } from "../host/git/versionUri.ts";
import { isFields, isTreeRow, uriOf } from "./target.ts";

/** Which changes a command was asked to review, read from whatever it was given. */
export interface ChangesTarget extends Pick<ChangesAsked, "scope" | "base" | "range"> {
  /** Only these files of the working tree. */
  readonly uris?: readonly Uri[];
  /** A folder, or a file, of the repository. */
  readonly repository?: Uri;
  readonly intent?: string;
  /** The user already said that a file which only `.gitignore` covers may go. */
  readonly anyway?: true;
}

type Fields = Readonly<Record<string, unknown>>;
type Scope = ChangesAsked["scope"];

const scopes: readonly unknown[] = ["all", "staged", "unstaged", "branch", "range"];
const known: ReadonlySet<string> = new Set(
  "scope base range uri repository intent anyway command".split(" "),
);
const longestWords = 2000;
const mostUris = 2000;

/** The groups of the Source Control view, by the ids that VS Code's git gives them. */
const groups: Readonly<Record<string, Scope>> = {
  index: "staged",
  workingTree: "unstaged",
  untracked: "unstaged",
};
/** The same of a file in a group, by the numbers that VS Code's git gives them. */
const groupNumbers: readonly (Scope | undefined)[] = [undefined, "staged", "unstaged", "unstaged"];

/** Undefined for what names no changes; nothing at all means all changes. */
export function changesTargetOf(args: readonly unknown[]): ChangesTarget | undefined {
  const [first] = args;
  if (first === undefined || first === null) return { scope: "all" };
  try {
    if (isTreeRow(first)) return { scope: "all" };
    return fromView(first, args) ?? fromOptions(first);
  } catch {
    // A getter or a proxy of somebody else's; nothing was read from it.
    return undefined;
  }
}

/** What the Source Control view passes: itself, a group, or the files that were selected in it. */
function fromView(first: unknown, args: readonly unknown[]): ChangesTarget | undefined {
  if (!isFields(first)) return undefined;
  const { id, rootUri, resourceStates, resourceUri } = first;
  if (resourceUri !== undefined) return ofFiles(first, args);
  if (typeof id !== "string") return undefined;
  if (Array.isArray(resourceStates)) return ofGroup(id, resourceStates);
  const repository = uriOf(rootUri);
  return repository && { scope: "all", repository };
}

function ofFiles(first: Fields, args: readonly unknown[]): ChangesTarget | undefined {
  const scope = groupNumbers[numberOf(first["resourceGroupType"])] ?? "all";
  const uris = args.filter(isFields).flatMap((one) => uriOf(one["resourceUri"]) ?? []);
  return uris.length === 0 ? undefined : { scope, uris };
}

function ofGroup(id: string, states: readonly unknown[]): ChangesTarget | undefined {
  const uris = states.filter(isFields).flatMap(({ resourceUri }) => uriOf(resourceUri) ?? []);
  const [first] = uris;
  const scope = groups[id];
  if (scope === undefined || first === undefined) return undefined;
  // A group of untracked files is a part of what is not staged.
  if (id === "untracked") return { scope, uris: uris.slice(0, mostUris) };
  return { scope, repository: first.with({ path: first.path.replace(/\/[^/]*$/, "") }) };
}

function numberOf(value: unknown): number {
  return typeof value === "number" ? value : 0;
}

function fromOptions(first: unknown): ChangesTarget | undefined {
  const named = fileOf(first);
  if (named !== undefined) return { scope: "all", uris: [named] };
  if (!isFields(first) || !Object.keys(first).every((key) => known.has(key))) return undefined;
  const { scope = scopeOf(first), anyway } = first;
  const words = wordsOf(first);
  const places = placesOf(first);
  if (!isScope(scope) || words === undefined || places === undefined) return undefined;
  return { scope, ...words, ...places, ...(anyway === true && { anyway: true }) };
}

/** Undefined where something was named that is no place. */
function placesOf({
  uri,
  repository,
}: Fields): Pick<ChangesTarget, "uris" | "repository"> | undefined {
  const [file, root] = [uri, repository].map((one) => (isNothing(one) ? "none" : fileOf(one)));
  if (file === undefined || root === undefined) return undefined;
  return {
    ...(file !== "none" && { uris: [file] }),
    ...(root !== "none" && { repository: root }),
  };
}

function isNothing(value: unknown): boolean {
  return value === undefined || value === null;
}

function isScope(scope: unknown): scope is Scope {
  return scopes.includes(scope);
}

/** Who names a base or a range means it. */
function scopeOf({ base, range }: Fields): Scope {
  if (typeof range === "string") return "range";
  return typeof base === "string" ? "branch" : "all";
}

function wordsOf(fields: Fields): Pick<ChangesTarget, "base" | "range" | "intent"> | undefined {
  const given = ["base", "range", "intent"]
    .map((name) => [name, fields[name]] as const)
    .filter(([, value]) => !isNothing(value));
  const isWords = ([, value]: readonly [string, unknown]): boolean =>
    typeof value === "string" && value.length <= longestWords;
  return given.every(isWords) ? Object.fromEntries(given) : undefined;
}

/** A Uri, or the string or the path of one; of a version of a file the file. */
function fileOf(value: unknown): Uri | undefined {
  const isPath = typeof value === "string" && path.isAbsolute(value);
  const uri = isPath ? Uri.file(value) : uriOf(value);
  return uri && (versionOf(uri)?.file ?? uri);
}
