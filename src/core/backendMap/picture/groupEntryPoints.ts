import type { EntryPoint } from "../backendMap.ts";
import { entryTitle, kindWords } from "./factWords.ts";

/** Entry points under one heading. */
export interface EntryGroup {
  readonly name: string;
  /** All below it. */
  readonly entries: readonly EntryPoint[];
  /** The parts of it, where it is large. */
  readonly groups: readonly EntryGroup[];
  /** Those that stand in no part. */
  readonly own: readonly EntryPoint[];
}

/** So many can be read without a heading between them. */
const mostUngrouped = 8;
/** A heading with more below it than this is divided again. */
const mostInGroup = 20;
/** A first part of the paths that so many have is no heading. */
const shareOfShared = 0.85;

/**
 * Entry points so that hundreds stay readable: those without a path by their kind, routes by their
 * stack where there are several, then by the first parts of their paths that tell them apart.
 */
export function groupEntryPoints(entries: readonly EntryPoint[]): readonly EntryGroup[] {
  const routes = entries.filter(({ path }) => path !== undefined);
  const others = entries.filter(({ path }) => path === undefined);
  const stacks = [...Map.groupBy(routes, ({ stack }) => stack)].toSorted(byName);
  const groups =
    stacks.length < 2
      ? pathGroups(routes)
      : stacks.map(([name, all]) => groupOf(name, all, pathGroups(all)));
  const kinds = [...Map.groupBy(others, ({ kind }) => kind)].toSorted(byName);
  return [...groups, ...kinds.map(([kind, all]) => groupOf(kindWords[kind], all, []))];
}

const byName = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;

function pathGroups(routes: readonly EntryPoint[]): readonly EntryGroup[] {
  if (routes.length === 0) return [];
  if (routes.length <= mostUngrouped) return [groupOf(kindWords.http, routes, [])];
  const { groups, own } = divided(routes, 0);
  return own.length === 0 ? groups : [...groups, groupOf("Other routes", own, [])];
}

interface Divided {
  readonly groups: readonly EntryGroup[];
  readonly own: readonly EntryPoint[];
}

/** @param depth how many parts of the path are the same for all of them. */
function divided(routes: readonly EntryPoint[], depth: number): Divided {
  const parts = [...Map.groupBy(routes, (one) => segmentsOf(one)[depth] ?? "")].toSorted(byName);
  const groups: EntryGroup[] = [];
  const own: EntryPoint[] = [];
  for (const [segment, all] of parts) {
    if (segment !== "" && isShared(all, routes)) {
      const below = divided(all, depth + 1);
      groups.push(...below.groups);
      own.push(...below.own);
    } else if (segment === "" || all.length === 1) own.push(...all);
    else groups.push(partOf(all, depth));
  }
  return { groups, own };
}

/** Such as "/api/v1", beside which stands a health check: it tells hardly any of them apart. */
function isShared(some: readonly EntryPoint[], all: readonly EntryPoint[]): boolean {
  if (some.length === all.length) return true;
  return some.length > mostInGroup && some.length >= all.length * shareOfShared;
}

function partOf(routes: readonly EntryPoint[], depth: number): EntryGroup {
  const [first] = routes;
  const name = `/${(first === undefined ? [] : segmentsOf(first)).slice(0, depth + 1).join("/")}`;
  if (routes.length <= mostInGroup) return groupOf(name, routes, []);
  const { groups, own } = divided(routes, depth + 1);
  return { name, entries: sorted(routes), groups, own: sorted(own) };
}

function groupOf(
  name: string,
  entries: readonly EntryPoint[],
  groups: readonly EntryGroup[],
): EntryGroup {
  const all = sorted(entries);
  return { name, entries: all, groups, own: groups.length === 0 ? all : [] };
}

function segmentsOf({ path = "" }: EntryPoint): readonly string[] {
  return path.split("/").filter(Boolean);
}

const methods = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"];

/** By path, and on one path as people think of methods: what reads first. */
function sorted(entries: readonly EntryPoint[]): readonly EntryPoint[] {
  return entries.toSorted((one, other) => {
    const [a, b] = [one.path ?? entryTitle(one), other.path ?? entryTitle(other)];
    if (a !== b) return a < b ? -1 : 1;
    return methods.indexOf(one.method ?? "") - methods.indexOf(other.method ?? "");
  });
}
