import path from "node:path";
import type { Fault } from "../../core/errors.ts";
import type {
  ChangedFile,
  Changes,
  ChangesAsked,
  ChangeSet,
  Files,
  FileVersion,
  NoText,
  TextFile,
} from "../../core/ports.ts";
import { decodeText } from "../../core/context/decodeText.ts";
import type { Refusal } from "../../core/context/decodeText.ts";
import { findRoot } from "./findRoot.ts";
import { listRawChanges } from "./listRawChanges.ts";
import type { RawChanges } from "./listRawChanges.ts";
import { workingTree } from "./rawChange.ts";
import type { RawChange } from "./rawChange.ts";
import { readBlobs } from "./readBlobs.ts";
import type { Blob } from "./readBlobs.ts";
import { refsFor } from "./refsFor.ts";
import { unsavedChanges } from "./unsavedChanges.ts";

/** Where files and versions of them stand for the editor; files are absolute paths. */
export interface ChangePlaces {
  readonly files: Pick<Files, "read" | "pathOf">;
  /** The folder whose repository is meant, or why there is none. */
  folderOf(asked: ChangesAsked, signal: AbortSignal): Promise<string | Fault>;
  /** An absolute path of git; without it the one of the PATH is taken. */
  program(): Promise<string | undefined>;
  uriOf(file: string): string;
  fileOf(uri: string): string | undefined;
  /** Of a version of a file in a repository; `ref` as VS Code's git extension has it. */
  versionUri(root: string, file: string, ref: string): string;
  languageOf(path: string): string;
  isOutside(uri: string): boolean;
  /** Files that an editor holds with text that is not saved. */
  unsaved(): readonly string[];
  /** Waits until the editor has read again what other programs have written. */
  settled(uris: ReadonlySet<string>): Promise<void>;
}

const mostBytes = 4 * 1024 * 1024;

/** Git behind the core's port. */
export function createChanges(places: ChangePlaces): Changes {
  const gitIn = async (folder: string) => {
    const program = await places.program();
    return { folder, ...(program === undefined ? {} : { program }) };
  };
  return {
    async list(asked, signal) {
      const folder = await places.folderOf(asked, signal);
      if (typeof folder !== "string") return folder;
      const root = await findRoot(await gitIn(folder), signal);
      if (typeof root !== "string") return root;
      const listed = await listRawChanges(await gitIn(root), asked, signal);
      if ("code" in listed) return listed;
      const unsaved = await unsavedChanges(await gitIn(root), asked.scope, listed.changes, {
        files: places.unsaved().flatMap((uri) => places.fileOf(uri) ?? []),
        signal,
      });
      const changes = [...listed.changes, ...unsaved];
      const set = changeSet(root, { ...listed, changes }, asked, places);
      await places.settled(new Set(set.files.map(({ uri }) => uri)));
      return set;
    },
    async read(set, versions, signal) {
      const root = places.fileOf(set.repository) ?? "";
      const names = versions.flatMap(({ blob }) => blob ?? []);
      const blobs = await readBlobs(await gitIn(root), names, mostBytes, signal);
      return Promise.all(versions.map((version) => textOf(version, blobs, places, signal)));
    },
  };
}

function changeSet(
  root: string,
  { changes, branch, revisions, messages }: RawChanges,
  asked: ChangesAsked,
  places: ChangePlaces,
): ChangeSet {
  const wanted = asked.uris?.map((uri) => relativeTo(root, places.fileOf(uri) ?? ""));
  const isWanted = (change: RawChange): boolean =>
    wanted?.some((one) => covers(one, change.path) || covers(one, change.oldPath)) ?? true;
  const refs = refsFor(asked.scope, revisions);
  return {
    repository: places.uriOf(root),
    ...(branch === undefined ? {} : { branch }),
    ...(revisions === undefined ? {} : { base: revisions.base }),
    messages,
    files: changes.filter(isWanted).map((change) => {
      const at = (name: string) => path.join(root, ...name.split("/"));
      return changedFile(change, { root, at, ...refs(change) }, places);
    }),
  };
}

function covers(asked: string, name: string | undefined): boolean {
  return name !== undefined && (asked === "" || asked === name || name.startsWith(`${asked}/`));
}

function relativeTo(root: string, file: string): string {
  return path.relative(root, file).split(path.sep).join("/");
}

interface Located {
  readonly root: string;
  /** The absolute path of a name in the repository. */
  readonly at: (name: string) => string;
  readonly oldRef: string;
  readonly newRef: string;
}

function changedFile(change: RawChange, located: Located, places: ChangePlaces): ChangedFile {
  const { status, path: name, oldPath, before, after } = change;
  const { root, at, oldRef, newRef } = located;
  const namesOf = (one: string) => {
    const uri = places.uriOf(at(one));
    return { uri, path: places.files.pathOf(uri) };
  };
  const now = namesOf(name);
  const oldName = oldPath ?? name;
  const old = namesOf(oldName);
  const beforeUri = places.versionUri(root, at(oldName), oldRef);
  return {
    ...now,
    status,
    ...(oldPath !== undefined && { oldUri: old.uri, oldPath: old.path }),
    ...(before && { before: { uri: beforeUri, path: `${old.path} (before)`, blob: before } }),
    ...(after === workingTree && { after: now }),
    ...(after !== workingTree &&
      after && {
        after: { uri: places.versionUri(root, at(name), newRef), path: now.path, blob: after },
      }),
    ...(places.isOutside(now.uri) && { isOutside: true as const }),
  };
}

async function textOf(
  { uri, path: shown, blob }: FileVersion,
  blobs: ReadonlyMap<string, Blob>,
  places: ChangePlaces,
  signal: AbortSignal,
): Promise<TextFile | NoText> {
  if (blob === undefined) return places.files.read(uri, "part", signal);
  const text = decoded(blobs.get(blob) ?? "absent");
  if (typeof text !== "string") return { kind: "noText", uri, path: shown, ...text };
  const languageId = places.languageOf(shown.replace(/ \(before\)$/, ""));
  return { kind: "text", uri, path: shown, text, languageId };
}

function decoded(blob: Blob): string | Refusal {
  if (blob === "absent") return { code: "unreadable", reason: "is not in git's store" };
  if (blob === "tooLarge") return { code: "file-too-large", reason: "is larger than 4 MB" };
  return decodeText(blob);
}
