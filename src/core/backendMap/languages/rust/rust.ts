import type { FileFacts } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import type { FactIndex, Resolved } from "../../link/names/language.ts";
import type { LanguageReader } from "../../reading/stack.ts";
import { sourcesOfCrate, modulePath, rootsOf } from "./crates.ts";
import { readRust } from "./readRust.ts";

export const rust: LanguageReader = {
  ids: ["rust"],
  read: readRust,
  resolve,
  visible: (from, index) => visibleFrom(from, index),
  exportsAll: true,
  constructors: [],
};

/** Modules pass on all of others that pass on all of others. */
const deepest = 3;

/** Modules that a file takes all of, and those that these pass on: `pub use orders::*`. */
function visibleFrom(
  from: FileFacts,
  index: FactIndex,
  seen = new Set([from]),
  depth = 0,
): readonly FileFacts[] {
  if (depth > deepest) return [];
  const found = globsOf(from)
    .flatMap(({ module, name }) => resolve(module, name, from, index).files)
    .filter((one) => !seen.has(one));
  for (const one of found) seen.add(one);
  return [...found, ...found.flatMap((one) => visibleFrom(one, index, seen, depth + 1))];
}

const globsOf = ({ exports }: FileFacts): readonly Import[] =>
  exports.flatMap(({ name, value }) => (name === "*" && value.kind === "import" ? [value] : []));

type Import = Extract<Value, { readonly kind: "import" }>;

/** `crate::a::b`, `super::b`, `other_crate::a`: modules are files, or stand in one. */
function resolve(
  module: string,
  name: string | undefined,
  from: FileFacts,
  index: FactIndex,
): Resolved {
  const segments = [...module.split("::"), ...(name === undefined ? [] : [name])];
  const start = startOf(segments, from, index);
  if (start === undefined) return { files: [] };
  const found = walk(start.root, start.segments, index);
  const [file] = found.files;
  if (name === undefined || found.name !== undefined || file === undefined) return found;
  return moduleOr(file, start, index);
}

interface Start {
  /** The folder of the crate's sources. */
  readonly root: string;
  /** The path from there. */
  readonly segments: readonly string[];
}

function startOf(
  segments: readonly string[],
  from: FileFacts,
  index: FactIndex,
): Start | undefined {
  const own = modulePath(from.path);
  const [head = "", ...rest] = segments;
  if (head === "crate") return { root: own.root, segments: rest };
  if (head === "self") return { root: own.root, segments: [...own.segments, ...rest] };
  if (head === "super") {
    const above = segments.filter((one) => one === "super").length;
    const path = own.segments.slice(0, Math.max(0, own.segments.length - above));
    return { root: own.root, segments: [...path, ...segments.slice(above)] };
  }
  const crate = index.find(sourcesOfCrate, head).at(-1);
  if (crate !== undefined) return { root: crate, segments: rest };
  const inside = [...own.segments, head];
  return fileOf(own.root, inside, index) === undefined
    ? belowGlob(segments, from, index)
    : { root: own.root, segments: [...inside, ...rest] };
}

/** `orders::list` after `use crate::handlers::*`, where that has a module `orders`. */
function belowGlob(
  [head = "", ...rest]: readonly string[],
  from: FileFacts,
  index: FactIndex,
): Start | undefined {
  for (const { module, name } of globsOf(from)) {
    const path = [...module.split("::"), ...(name === undefined ? [] : [name])];
    const start = ownPath.test(path[0] ?? "") ? startOf(path, from, index) : undefined;
    const segments = start && [...start.segments, head];
    if (segments && fileOf(start.root, segments, index) !== undefined) {
      return { root: start.root, segments: [...segments, ...rest] };
    }
  }
  return undefined;
}

const ownPath = /^(?:crate|self|super)$/;

/** The deepest file on a path, and what of it is meant. */
function walk(root: string, segments: readonly string[], index: FactIndex): Resolved {
  for (let length = segments.length; length >= 0; length -= 1) {
    const file = fileOf(root, segments.slice(0, length), index);
    if (file === undefined) continue;
    const [name, ...more] = segments.slice(length);
    if (name === undefined) return { files: [file] };
    if (more.length === 0) {
      const roots = length === 0 ? rootsOf(root, index) : [file];
      return { files: roots, name };
    }
    return { files: [file], name: [name, ...more].join("::") };
  }
  return { files: [] };
}

/** A module, or something of the same name that the module around declares too. */
function moduleOr(file: FileFacts, { root, segments }: Start, index: FactIndex): Resolved {
  const around = fileOf(root, segments.slice(0, -1), index);
  const name = segments.at(-1);
  const isDeclared =
    name !== undefined &&
    around?.bindings.some((one) => one.name === name && one.scope === fileScope);
  return isDeclared && around !== file && around !== undefined
    ? { files: [around], name }
    : { files: [file] };
}

function fileOf(
  root: string,
  segments: readonly string[],
  index: FactIndex,
): FileFacts | undefined {
  if (segments.length === 0) return rootsOf(root, index)[0];
  const base = [root, ...segments].filter((one) => one !== "").join("/");
  const file = index.files.get(`${base}.rs`) ?? index.files.get(`${base}/mod.rs`);
  return file?.languageId === "rust" ? file : undefined;
}
