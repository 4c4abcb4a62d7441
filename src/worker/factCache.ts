import { createHash } from "node:crypto";
import fs from "node:fs";
import path from "node:path";
import type { FileFacts } from "../core/backendMap/facts/facts.ts";
import type { PassedOver, PassedOverReason } from "../core/backendMap/backendMap.ts";
import type { MapPiece } from "../core/backendMap/upkeep/mapPieces.ts";
import type { KnownFile } from "./knownFiles.ts";
import { packFacts, unpackFacts } from "./packFacts.ts";
import type { Before } from "./readKnown.ts";

/** Counts up with every change of what facts, pieces or this file look like. */
const factsFormat = 61;
const fileName = "backendMap.cache";
/** In bytes. */
const longestHeader = 1000;

/** A file as an earlier session left it; its facts are read when they are asked for. */
interface CachedFile extends Before {
  readonly stamp: string;
}

/** What an earlier session knew, and the map that it made of it. */
export interface Cache {
  readonly files: ReadonlyMap<string, CachedFile>;
  readonly pieces: ReadonlyMap<string, MapPiece>;
  readonly passedOver: readonly PassedOver[];
}

interface Header {
  readonly format: number;
  readonly version: string;
  readonly indexBytes: number;
  readonly indexHash: string;
}

interface Index {
  readonly files: readonly IndexEntry[];
  readonly pieces: readonly MapPiece[];
  readonly passedOver: readonly PassedOver[];
}
interface IndexEntry {
  readonly path: string;
  readonly stamp: string;
  readonly hash: string;
  readonly passedOver?: PassedOverReason;
  readonly bytes: number;
  readonly factsHash: string;
}

/**
 * Reads what an earlier session kept: a line that says what it is, an index, then the facts of each
 * file. A sentence where there is nothing to be used, and why.
 */
export function readCache(folder: string, version: string): Cache | string {
  try {
    const file = path.join(folder, fileName);
    const opened = fs.openSync(file, "r");
    try {
      return cacheIn(opened, file, version);
    } finally {
      fs.closeSync(opened);
    }
  } catch (error) {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    return isMissing ? "there is none" : "it cannot be read";
  }
}

function cacheIn(opened: number, file: string, version: string): Cache | string {
  const head = bytesAt(opened, 0, longestHeader);
  const end = head.indexOf("\n");
  const header = JSON.parse(head.toString("utf8", 0, end)) as Partial<Header>;
  if (header.format !== factsFormat || header.version !== version) return "it is another version's";
  const index = bytesAt(opened, end + 1, header.indexBytes ?? 0);
  if (hashOf(index) !== header.indexHash) return "it is damaged";
  return cacheOf(JSON.parse(index.toString("utf8")) as Index, file, end + 1 + index.length);
}

function bytesAt(opened: number, start: number, length: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.min(length, fs.fstatSync(opened).size));
  return bytes.subarray(0, fs.readSync(opened, bytes, 0, bytes.length, start));
}

/** Facts are most of the file, and read when the first are asked for: the map is told without them. */
function cacheOf({ files, pieces, passedOver }: Index, file: string, start: number): Cache {
  let all: Buffer | undefined;
  let at = start;
  const entries = files.map((entry): [string, CachedFile] => {
    const [from, to] = [at, at + entry.bytes];
    at = to;
    const facts = (): FileFacts | undefined => {
      all ??= bytesOf(file);
      return factsIn(all.subarray(from, to), entry.factsHash);
    };
    return [entry.path, { ...entry, facts }];
  });
  const byUri = pieces.map((piece): [string, MapPiece] => [piece.uri, piece]);
  return { files: new Map(entries), pieces: new Map(byUri), passedOver };
}

/** What is gone meanwhile, or another, is damaged to who asks for its facts. */
function bytesOf(file: string): Buffer {
  try {
    return fs.readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}

function factsIn(body: Buffer, hash: string): FileFacts | undefined {
  return hashOf(body) === hash ? unpackFacts(body.toString("utf8")) : undefined;
}

/**
 * Keeps what is known, wholly or not at all: whoever is stopped on the way leaves the old file.
 *
 * @param pause is waited for between files, so that others get their turn.
 * @throws the file system's error.
 */
export async function writeCache(
  { folder, version }: { readonly folder: string; readonly version: string },
  known: Omit<Cache, "files"> & { readonly files: readonly KnownFile[] },
  pause: () => Promise<void>,
): Promise<void> {
  const bodies: Buffer[] = [];
  const entries: IndexEntry[] = [];
  for (const { path: name, stamp, hash, passedOver, facts } of known.files) {
    // The disk's own text is read again instead.
    if (stamp === "unsaved") continue;
    const body = Buffer.from(packFacts(facts));
    bodies.push(body);
    const why = passedOver && { passedOver };
    entries.push({ path: name, stamp, hash, ...why, bytes: body.length, factsHash: hashOf(body) });
    await pause();
  }
  const pieces = [...known.pieces.values()];
  const index = Buffer.from(
    JSON.stringify({ files: entries, pieces, passedOver: known.passedOver } satisfies Index),
  );
  const header: Header = {
    format: factsFormat,
    version,
    indexBytes: index.length,
    indexHash: hashOf(index),
  };
  replaceFile(folder, [Buffer.from(`${JSON.stringify(header)}\n`), index, ...bodies]);
}

function replaceFile(folder: string, parts: readonly Buffer[]): void {
  fs.mkdirSync(folder, { recursive: true });
  const temporary = path.join(folder, `${fileName}.${process.pid}.tmp`);
  try {
    const opened = fs.openSync(temporary, "w", 0o600);
    try {
      fs.writevSync(opened, parts);
    } finally {
      fs.closeSync(opened);
    }
    fs.renameSync(temporary, path.join(folder, fileName));
  } catch (error) {
    fs.rmSync(temporary, { force: true });
    throw error;
  }
}

function hashOf(bytes: Uint8Array): string {
  return createHash("sha1").update(bytes).digest("base64");
}
