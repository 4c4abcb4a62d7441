import type { BackendMap, Unresolved } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";
import { isLeftOut } from "../reading/leftOut.ts";
import type { MapPiece } from "../upkeep/mapPieces.ts";
import { createWorkspace } from "./kept/workspace.ts";
import type { FileChange, FileChanges } from "./kept/workspace.ts";
import { createFunctions } from "./knownFunctions.ts";
import { createLinkings } from "./knownLinkings.ts";
import type { LinkingParts } from "./knownLinkings.ts";
import { createPages } from "./knownPages.ts";
import { createProcedures } from "./knownProcedures.ts";
import type { FunctionIn } from "./linkCalls.ts";
import { pieceAbout, wholeMap } from "./linkedMap.ts";
import { linkPage } from "./linkPage.ts";
import type { Page } from "./linkPage.ts";
import { mostSteps, tank } from "./names/evaluate.ts";
import type { Language } from "./names/language.ts";
import { createTables } from "./stores/knownTables.ts";

/** Puts the facts of all files together, and after an edit only what can be another by it. */
export interface Linker {
  /**
   * Links what changed since the last time, in short steps.
   *
   * @param files by their paths; the same object where a file did not change.
   * @returns the URIs of files about which something else may be said now.
   */
  link(files: ReadonlyMap<string, FileFacts>): Generator<void, ReadonlySet<string>>;
  /** What is known of a file; undefined for nothing. */
  piece(uri: string): MapPiece | undefined;
  map(): BackendMap;
}

/** What languages and stacks add to linking. */
export interface LinkerParts extends LinkingParts {
  readonly languages: readonly Language[];
}

export function createLinker({ languages, ...parts }: LinkerParts): Linker {
  const { uriOf } = parts;
  const files = new Map<string, FileFacts>();
  // Of files that are gone too; nothing leads to those.
  const paths = new Map<string, string>();
  const workspace = createWorkspace(languages);
  const fileAt = (uri: string): FileFacts | undefined => workspace.files.get(paths.get(uri) ?? "");
  const linkings = createLinkings(workspace, parts);
  const tables = createTables((reader) => linkings.linkingFor(reader));
  const functions = createFunctions((reader, home) => linkings.linkingFor(reader, home));
  const procedures = createProcedures();
  const pages = createPages(files, (file, reader): Page => {
    const fuel = tank(mostSteps);
    const linking = linkings.linkingFor(reader, file, fuel);
    const page = linkPage(file, { ...linking, names: tables.namesFor(reader), fileAt });
    return fuel.steps > 0 ? page : { ...page, unresolved: [unfinished(uriOf(file.path))] };
  });
  const linked = { pages, tables, functions, procedures };

  return {
    *link(filesNow) {
      const changes = changesBetween(files, filesNow);
      if (changes.size === 0) return new Set();
      takeIn(changes, files);
      for (const path of changes.keys()) paths.set(uriOf(path), path);
      const inMap = new Map([...changes].filter(([path]) => !isLeftOut(path)));
      workspace.update(inMap);
      yield* linkings.update(inMap);
      const ofTables = tables.update();
      yield;
      const { uris, pages: others } = yield* pages.update(changes);
      const ofProcedures = procedures.update(others, () => pages.all());
      yield;
      const handlers = (): readonly FunctionIn[] => handlersOf(pages.all());
      const ofFunctions = yield* functions.update({ files: inMap, pages: others, handlers });
      return new Set([...ofTables, ...uris, ...ofProcedures, ...ofFunctions]);
    },
    piece: (uri) => pieceAbout(uri, linked),
    map: () => wholeMap(linked),
  };
}

/** By path, in the order of the paths. */
function changesBetween(
  before: ReadonlyMap<string, FileFacts>,
  after: ReadonlyMap<string, FileFacts>,
): FileChanges {
  const paths: string[] = [];
  for (const [path, file] of after) if (before.get(path) !== file) paths.push(path);
  for (const path of before.keys()) if (!after.has(path)) paths.push(path);
  const change = (path: string): FileChange => {
    return { before: before.get(path), after: after.get(path) };
  };
  return new Map(paths.sort().map((path) => [path, change(path)]));
}

function takeIn(changes: FileChanges, files: Map<string, FileFacts>): void {
  for (const [path, { after }] of changes) {
    if (after === undefined) files.delete(path);
    else files.set(path, after);
  }
}

/** Those of routes before those of other entry points. */
function handlersOf(pages: readonly Page[]): readonly FunctionIn[] {
  return [0, 1, 2].flatMap((at) => pages.flatMap(({ handlers }) => handlers[at] ?? []));
}

const start = { line: 0, character: 0 };

const unfinished = (uri: string): Unresolved => ({
  uri,
  range: { start, end: start },
  why: "Its names lead too far to be followed to the end.",
});
