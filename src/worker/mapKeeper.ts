import type { Grammars } from "../core/backendMap/grammars/createGrammars.ts";
import { createBackendLinker } from "../core/backendMap/buildBackendMap.ts";
import type { Linker } from "../core/backendMap/link/createLinker.ts";
import type {
  FromMapWorker,
  MapFolder,
  MapWorkerOptions,
  ToMapWorker,
  UnsavedText,
} from "../core/backendMap/upkeep/mapMessages.ts";
import { createAnswerNeighbours } from "../core/context/neighbourhood/answerNeighbours.ts";
import { writeCurrentFile } from "../core/backendMap/upkeep/currentFile.ts";
import { isSame, joinPieces } from "../core/backendMap/upkeep/mapPieces.ts";
import { movesBetween } from "../core/backendMap/upkeep/moves.ts";
import { answerQuestion } from "../core/backendMap/upkeep/mapQuestions.ts";
import type { Knowledge } from "../core/backendMap/checks/check.ts";
import { readCache, writeCache } from "./factCache.ts";
import type { Cache } from "./factCache.ts";
import { linkKnown, troubleIn, unreadable } from "./keeping.ts";
import type { Keeping } from "./keeping.ts";
import { createKnownFiles } from "./knownFiles.ts";
import type { KnownFiles } from "./knownFiles.ts";
import { createPauses } from "./pauses.ts";
import { createPublisher } from "./publishMap.ts";
import type { Publisher } from "./publishMap.ts";
import { readAgain } from "./readAgain.ts";
import type { Change } from "./readAgain.ts";
import { scanFolders } from "./scanFolders.ts";
import { createTree } from "./walkFolders.ts";

/** So many files that changed since the cache was written make it worth writing again. */
const mostUncached = 200;

interface KeeperPorts extends Partial<Pick<Keeping, "startSecond">> {
  readonly post: (message: FromMapWorker) => void;
}

/**
 * Keeps the facts of the workspace's files, and tells the map that they make.
 *
 * @returns what takes messages: they are worked off one after the other, a scan makes way for the
 * next one, and questions are answered between files.
 */
export function createMapKeeper(
  options: MapWorkerOptions,
  grammars: Grammars,
  { post, startSecond }: KeeperPorts,
): (message: ToMapWorker) => void {
  const unsaved = new Map<string, string>();
  const keeping = startKeeping(options, grammars, unsaved, { post, startSecond });
  const cache = keepCache(options, keeping);
  let scans = 0;
  let work = Promise.resolve();
  const next = (job: () => Promise<number | undefined>): void => {
    work = work.then(async () => {
      const read = await job();
      if (read !== undefined) await cache.save(read);
    });
  };
  const scan = (message: ToMapWorker & { kind: "scan" }): void => {
    scans += 1;
    const own = scans;
    next(() => {
      unsaved.clear();
      takeIn(message.unsaved, unsaved);
      lookAt(message.folders, keeping);
      const isCurrent = (): boolean => own === scans;
      return scanFolders({ open: message.open, cache: cache.open(), isCurrent }, keeping);
    });
  };
  const edit = (texts: readonly UnsavedText[]): Promise<number> => {
    takeIn(texts, unsaved);
    const files = texts.map(({ file }) => file);
    return change(files, keeping);
  };
  return (message) => {
    if (message.kind === "scan") scan(message);
    if (message.kind === "change") next(() => change(message.files, keeping));
    if (message.kind === "edit") next(() => edit(message.unsaved));
    if (message.kind === "ask") post(answerTo(message, keeping));
    if (message.kind === "settle") next(() => settle(message.id, post));
  };
}

function settle(id: number, post: KeeperPorts["post"]): Promise<undefined> {
  post({ kind: "answer", id, answer: undefined });
  return Promise.resolve(undefined);
}

async function change(files: readonly string[], keeping: Keeping): Promise<number> {
  const { changed, linked } = await readAgain(files, keeping);
  if (linked.length > 0) {
    if (!isMoved(linked, keeping)) await linkKnown(keeping, "whole");
  } else if (changed > 0) keeping.publisher.nothingNew();
  return changed;
}

/** Most edits move what is below them and change nothing else. */
function isMoved(changes: readonly Change[], { publisher }: Keeping): boolean {
  const [only, ...others] = changes;
  const { before, after } = only ?? {};
  if (before === undefined || after === undefined || others.length > 0) return false;
  if (before.passedOver !== after.passedOver) return false;
  const moves = movesBetween(before.facts, after.facts);
  return moves !== undefined && publisher.move(after.uri, moves);
}

function startKeeping(
  { current, endless }: MapWorkerOptions,
  grammars: Grammars,
  unsaved: ReadonlyMap<string, string>,
  { post, startSecond }: KeeperPorts,
): Keeping {
  const log: Keeping["log"] = (what, fields = {}) => {
    post({ kind: "log", what, fields });
  };
  const onBug = (error: unknown): void => {
    log(unreadable, { code: troubleIn(error) });
  };
  const [known, publisher] = [createKnownFiles(), createPublisher(post)];
  return {
    known,
    knowledge: keepKnowledge(known, publisher),
    answerNeighbours: createAnswerNeighbours(),
    reader: {
      grammars,
      unsaved,
      onBug,
      current: writeCurrentFile(current),
      endless: new Set(endless),
    },
    startSecond,
    publisher,
    linker: linkerOf(known),
    tree: createTree([]),
    progress: (read, total) => {
      post({ kind: "progress", read, total });
    },
    log,
    pause: createPauses(),
  };
}

/** With other folders a path can have another URI: what was linked does not hold. */
function lookAt(folders: readonly MapFolder[], keeping: Keeping): void {
  const tree = createTree(folders);
  if (!isSame(tree.roots(), keeping.tree.roots())) keeping.linker = linkerOf(keeping.known);
  keeping.tree = tree;
}

const linkerOf = (known: KnownFiles): Linker => createBackendLinker((path) => known.uriOf(path));

function takeIn(texts: readonly UnsavedText[], unsaved: Map<string, string>): void {
  for (const { file, text } of texts) {
    if (text === undefined) unsaved.delete(file);
    else unsaved.set(file, text);
  }
}

/** What is kept between sessions: opened for the first scan, written when enough has changed. */
function keepCache({ cacheFolder: folder, version }: MapWorkerOptions, keeping: Keeping) {
  let [isOpened, uncached] = [false, 0];
  return {
    open(): Cache | undefined {
      if (isOpened || folder === undefined) return undefined;
      isOpened = true;
      const cache = readCache(folder, version);
      if (typeof cache !== "string") return cache;
      keeping.log(`No kept map is used: ${cache}`);
      uncached = mostUncached;
      return undefined;
    },
    async save(files: number): Promise<void> {
      uncached += files;
      if (folder === undefined || uncached < mostUncached) return;
      uncached = 0;
      try {
        await writeCache({ folder, version }, stateOf(keeping), keeping.pause);
      } catch (error) {
        keeping.log("The map could not be kept for the next session", { code: troubleIn(error) });
      }
    },
  };
}

function stateOf({ known, publisher }: Keeping) {
  const map = { pieces: publisher.published(), passedOver: known.passedOver() };
  return { ...map, files: known.all() };
}

/** Put together when somebody asks, and kept until another map is told. */
function keepKnowledge(known: KnownFiles, publisher: Publisher): () => Knowledge {
  let [revision, knowledge]: [number, Knowledge | undefined] = [-1, undefined];
  return () => {
    if (revision !== publisher.revision()) knowledge = undefined;
    revision = publisher.revision();
    knowledge ??= {
      map: joinPieces(publisher.published(), known.passedOver()),
      files: known.facts(),
      uriOf: (path) => known.uriOf(path),
    };
    return knowledge;
  };
}

function answerTo(
  { id, name, input }: ToMapWorker & { kind: "ask" },
  { known, answerNeighbours, knowledge }: Keeping,
): FromMapWorker {
  const all = { facts: known.facts(), answerNeighbours, knowledge };
  try {
    return { kind: "answer", id, answer: answerQuestion(name, input, all) };
  } catch (error) {
    return { kind: "noAnswer", id, why: error instanceof Error ? error.message : "unknown" };
  }
}
