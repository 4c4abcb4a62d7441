import { note } from "./sources.ts";
import type { Reader, Source } from "./sources.ts";

export type Key = string | object;
type Pairs<Item> = Iterable<readonly [key: Key, item: Item]>;

/** What a file said, and what it says now. */
export interface Change<Item> {
  readonly before: Pairs<Item>;
  readonly after: Pairs<Item>;
}

/** Items of many files by their keys, each list in the order of the files' paths. */
export interface Lists<Item> {
  keys(): Iterable<Key>;
  /** The same array until it changes. */
  get(key: Key): readonly Item[];
  /** As above, for somebody who wants to know when it does. */
  read(key: Key, reader: Reader): readonly Item[];
  /**
   * Takes what files say in the place of what they said. Who reads a list that is another by that is
   * told by the caller, if it is to be told.
   *
   * @param changes by path, in the order of the paths.
   */
  replace(changes: ReadonlyMap<string, Change<Item>>): readonly Replaced[];
}

/** A list that is another now. */
export interface Replaced extends Source {
  readonly key: Key;
}

interface List<Item> extends Replaced {
  /** Of each item its file's, in order. */
  paths: readonly string[];
  items: readonly Item[];
}

const nothing: readonly never[] = [];

export function createLists<Item>(): Lists<Item> {
  const lists = new Map<Key, List<Item>>();
  /** What says nothing is kept for those who look at it alone. */
  const keepWhileRead = (list: List<Item>): void => {
    list.onUnread = () => {
      if (list.items.length === 0) lists.delete(list.key);
    };
    if (!list.readers?.size) list.onUnread();
  };
  return {
    keys: () => lists.keys(),
    get: (key) => lists.get(key)?.items ?? nothing,
    read(key, reader) {
      const list = lists.get(key) ?? { key, paths: nothing, items: nothing };
      lists.set(key, list);
      note(reader, list);
      if (list.items.length === 0) keepWhileRead(list);
      return list.items;
    },
    replace(changes) {
      const touched = saidNow(changes);
      return [...touched.values()].flatMap((added): readonly Replaced[] => {
        const list = lists.get(added.key);
        if (list === undefined) {
          if (added.items.length > 0) lists.set(added.key, added);
          return added.items.length > 0 ? [added] : [];
        }
        const next = replacedIn(list, added, changes);
        if (isSame(list, next)) return [];
        Object.assign(list, next);
        if (next.items.length === 0) keepWhileRead(list);
        return [list];
      });
    },
  };
}

interface Growing<Item> extends List<Item> {
  readonly paths: string[];
  readonly items: Item[];
}

/** What changed files say now, an empty list for what they only said before. */
function saidNow<Item>(
  changes: ReadonlyMap<string, Change<Item>>,
): ReadonlyMap<Key, Growing<Item>> {
  const touched = new Map<Key, Growing<Item>>();
  const listOf = (key: Key): Growing<Item> => {
    const known = touched.get(key) ?? { key, paths: [], items: [] };
    touched.set(key, known);
    return known;
  };
  for (const [path, { before, after }] of changes) {
    for (const [key] of before) listOf(key);
    for (const [key, item] of after) {
      const { paths, items } = listOf(key);
      paths.push(path);
      items.push(item);
    }
  }
  return touched;
}

type Content<Item> = Pick<List<Item>, "paths" | "items">;

/** So few files are put in their places one by one. */
const fewFiles = 8;

function replacedIn<Item>(
  list: Content<Item>,
  added: Content<Item>,
  changes: ReadonlyMap<string, unknown>,
): Content<Item> {
  if (changes.size > fewFiles) return merged(without(list, changes), added);
  let next = list;
  for (const path of changes.keys()) {
    const items = added.items.filter((_, at) => added.paths[at] === path);
    next = withItems(next, path, items);
  }
  return next;
}

/** The same with these items of a file in the place of those that it has. */
function withItems<Item>(list: Content<Item>, path: string, own: readonly Item[]): Content<Item> {
  const { paths, items } = list;
  const start = placeOf(path, paths);
  let end = start;
  while (paths[end] === path) end += 1;
  const isAsBefore =
    own.length === end - start && own.every((one, at) => one === items[start + at]);
  if (isAsBefore) return list;
  return {
    paths: [...paths.slice(0, start), ...own.map(() => path), ...paths.slice(end)],
    items: [...items.slice(0, start), ...own, ...items.slice(end)],
  };
}

/** Where a path stands in order, or would stand. */
function placeOf(path: string, paths: readonly string[]): number {
  let [low, high] = [0, paths.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (compare(paths[middle], path) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

function without<Item>(
  { paths, items }: Content<Item>,
  changes: ReadonlyMap<string, unknown>,
): Content<Item> {
  const isKept = paths.map((path) => !changes.has(path));
  return {
    paths: paths.filter((_, at) => isKept[at]),
    items: items.filter((_, at) => isKept[at]),
  };
}

/** Both in order, with no path in common. */
function merged<Item>(one: Content<Item>, other: Content<Item>): Content<Item> {
  if (other.items.length === 0) return one;
  const paths = [...one.paths, ...other.paths];
  const items = [...one.items, ...other.items];
  const order = [...paths.keys()].sort((a, b) => compare(paths[a], paths[b]) || a - b);
  return { paths: order.map((at) => paths[at] ?? ""), items: order.map((at) => items[at] as Item) };
}

const compare = (a = "", b = ""): number => (a < b ? -1 : a > b ? 1 : 0);

function isSame<Item>(one: Content<Item>, other: Content<Item>): boolean {
  if (one === other) return true;
  return (
    one.items.length === other.items.length &&
    one.items.every((item, at) => item === other.items[at] && one.paths[at] === other.paths[at])
  );
}
