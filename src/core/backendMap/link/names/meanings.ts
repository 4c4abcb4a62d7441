import type { Key } from "../kept/lists.ts";
import { changed, createReader, forget, note } from "../kept/sources.ts";
import type { Reader, Source } from "../kept/sources.ts";
import type { FileChanges } from "../kept/workspace.ts";
import { identityOf } from "./entity.ts";
import type { Entity, ParameterEntity, ValueEntity } from "./entity.ts";
import { areSame, fileOf } from "./sameEntities.ts";

/** What takes a look at other files to be told: what fills a parameter, what another file's value is. */
type Asked = ParameterEntity | ValueEntity;

/** The same for all who ask. */
export type Meaning = (of: Asked) => readonly Entity[];

/** Meanings, kept from edit to edit. */
export interface KnownMeanings {
  meaningFor(reader: Reader): Meaning;
  update(changes: FileChanges): void;
}

/** Looks into one thing, and may ask for others on the way. */
type Find = (of: Asked, reader: Reader) => readonly Entity[];

/** What was found out about something. */
interface Cell {
  readonly source: Source;
  readonly of: Asked;
  readonly reader: Reader;
  readonly found: readonly Entity[];
  /** What else was looked into, where a circle leads back to this. */
  readonly circle: ReadonlySet<Key>;
}

/** What was found while the lowest of the circles is still open that it is a part of. */
interface Passing {
  readonly of: Asked;
  readonly reader: Reader;
  readonly source: Source;
  readonly found: readonly Entity[];
  readonly lowest: number;
}

/** What is being looked into. */
interface Open {
  readonly key: Key;
  /** How far down a circle leads that was met on the way. */
  lowest: number;
}

interface Meanings {
  readonly find: Find;
  readonly cells: Map<Key, Cell>;
  readonly byPath: Map<string, Set<Key>>;
  readonly stale: Set<Key>;
  readonly unread: Set<Key>;
  readonly open: Open[];
  readonly passing: Map<Key, Passing>;
}

/** A chain of meanings longer than this is nobody's code. */
const deepest = 60;

/**
 * Looks into each thing once, whoever asks. What leads back to itself gets nothing by that. What is
 * found on the way of a circle is kept when the circle is closed, as it was seen from the one that
 * was asked for: on circles alone can the order of asking make a difference.
 */
export function createMeanings(find: Find): KnownMeanings {
  const all: Meanings = {
    find,
    cells: new Map(),
    byPath: new Map(),
    stale: new Set(),
    unread: new Set(),
    open: [],
    passing: new Map(),
  };
  return {
    meaningFor: (reader) => (of) => ask(of, reader, all),
    update(changes) {
      for (const path of changes.keys()) {
        for (const key of all.byPath.get(path) ?? []) drop(key, all);
      }
      for (const key of all.unread) if (!isRead(all.cells.get(key))) drop(key, all);
      all.unread.clear();
      const again = new Set<Key>();
      for (const key of all.stale) {
        const cell = all.cells.get(key);
        // On a circle two can make each other stale without end: what is so twice is left to who asks.
        if (cell === undefined || again.has(key)) drop(key, all);
        else lookAgain(cell.of, all);
        again.add(key);
      }
    },
  };
}

/** For those who asked for it before; that it was looked into again keeps nothing. */
function lookAgain(of: Asked, all: Meanings): void {
  const asking = createReader(nobody);
  lookInto(of, asking, all);
  forget(asking);
}

const nobody = (): void => undefined;

const isRead = (cell: Cell | undefined): boolean => (cell?.source.readers?.size ?? 0) > 0;

function ask(of: Asked, reader: Reader, all: Meanings): readonly Entity[] {
  const { cells, stale, open, passing } = all;
  const key = identityOf(of);
  const cell = stale.has(key) ? undefined : cells.get(key);
  if (cell !== undefined && fileOf(cell.of) === fileOf(of) && !isOnCircle(cell, all)) {
    note(reader, cell.source);
    return cell.found;
  }
  const passed = passing.get(key);
  if (passed !== undefined) {
    note(reader, passed.source);
    meet(passed.lowest, all);
    return passed.found;
  }
  const at = open.findIndex((one) => one.key === key);
  if (at < 0 && open.length < deepest) return lookInto(of, reader, all);
  meet(Math.max(0, at), all);
  return [];
}

const isOnCircle = ({ circle }: Cell, { open }: Meanings): boolean =>
  circle.size > 0 && open.some(({ key }) => circle.has(key));

function meet(lowest: number, { open }: Meanings): void {
  const last = open.at(-1);
  if (last !== undefined) last.lowest = Math.min(last.lowest, lowest);
}

function lookInto(of: Asked, asking: Reader, all: Meanings): readonly Entity[] {
  const { find, open, passing, stale } = all;
  const key = identityOf(of);
  const reader = createReader(() => void stale.add(key));
  const own: Open = { key, lowest: Infinity };
  const [depth, before] = [open.length, passing.size];
  open.push(own);
  const found = find(of, reader);
  open.pop();
  if (own.lowest < depth) {
    const source = sourceOf(reader, asking);
    passing.set(key, { of, reader, found, lowest: own.lowest, source });
    meet(own.lowest, all);
    return found;
  }
  const passed = [...passing].slice(before);
  const circle = new Set([key, ...passed.map(([one]) => one)]);
  for (const [one, it] of passed) {
    passing.delete(one);
    stay(one, it, circle, all);
  }
  const cell = keep({ of, reader, found, circle: passed.length > 0 ? circle : noCircle }, all);
  note(asking, cell.source);
  return cell.found;
}

const noCircle: ReadonlySet<Key> = new Set();

/**
 * What was found on a circle is kept once the circle is closed: looked into by itself again, each
 * part of a large circle would cost the whole of it.
 */
function stay(
  key: Key,
  { of, reader, found, source }: Passing,
  circle: Cell["circle"],
  all: Meanings,
) {
  reader.onStale = () => {
    // Many ways lead from part to part of a large circle: who was told need not be told by each.
    if (all.stale.has(key)) return;
    all.stale.add(key);
    changed(source);
  };
  source.onUnread = nobody;
  keep({ of, reader, found, circle }, all);
}

/** Whoever something is found for is stale with it. */
function sourceOf(reader: Reader, asking: Reader): Source {
  const source: Source = {
    onUnread: () => {
      forget(reader);
    },
  };
  reader.onStale = () => {
    changed(source);
  };
  note(asking, source);
  return source;
}

function keep(one: Omit<Cell, "source">, { cells, byPath, stale, unread }: Meanings): Cell {
  const key = identityOf(one.of);
  const before = cells.get(key);
  const isAlike = before !== undefined && areSame(before.found, one.found);
  const source = before?.source ?? { onUnread: () => void unread.add(key) };
  const cell = { ...one, source, ...(isAlike && { found: before.found }) };
  cells.set(key, cell);
  const { path } = fileOf(one.of);
  byPath.set(path, (byPath.get(path) ?? new Set()).add(key));
  stale.delete(key);
  if (before !== undefined) forget(before.reader);
  if (!isAlike) changed(source);
  return cell;
}

function drop(key: Key, { cells, byPath, stale }: Meanings): void {
  const cell = cells.get(key);
  if (cell === undefined) return;
  cells.delete(key);
  byPath.get(fileOf(cell.of).path)?.delete(key);
  stale.delete(key);
  forget(cell.reader);
  changed(cell.source);
}
