import { rawChange, workingTree } from "./rawChange.ts";
import type { RawChange } from "./rawChange.ts";

export type StatusScope = "all" | "staged" | "unstaged";

/** One entry of `git status`: index and working tree, each against what is below it. */
interface Entry {
  /** Letters of index and working tree, "." where nothing changed. */
  readonly index: string;
  readonly tree: string;
  readonly modes: readonly [head: string, index: string, tree: string];
  readonly head: string;
  readonly staged: string;
  readonly path: string;
  readonly oldPath: string | undefined;
}

/**
 * Reads `git status --porcelain=v2 -z`.
 *
 * @param scope which of the changes are asked for; conflicts come with each.
 */
export function parseStatus(output: string, scope: StatusScope): readonly RawChange[] {
  const words = output.split("\0");
  const changes: RawChange[] = [];
  for (let word = words.shift(); word !== undefined; word = words.shift()) {
    // Only a rename's entry goes on in the next word.
    const oldPath = word.startsWith("2 ") ? words.shift() : undefined;
    changes.push(...changesIn(word, oldPath, scope));
  }
  return scope === "all" ? withTakenBack(changes) : changes;
}

function changesIn(
  word: string,
  oldPath: string | undefined,
  scope: StatusScope,
): readonly RawChange[] {
  switch (word.slice(0, 2)) {
    case "? ":
      if (scope === "staged") return [];
      return [{ status: "untracked", path: word.slice(2), after: workingTree }];
    case "u ":
      return [{ status: "conflict", path: fieldsOf(word, 10).at(-1) ?? "" }];
    case "1 ":
      return changeOf(entryOf(fieldsOf(word, 8), undefined), scope);
    case "2 ":
      return changeOf(entryOf(fieldsOf(word, 9).toSpliced(8, 1), oldPath), scope);
    default:
      return [];
  }
}

/** The fields before the path, and the path with whatever spaces it has. */
function fieldsOf(word: string, count: number): readonly string[] {
  const fields = word.split(" ");
  return [...fields.slice(0, count), fields.slice(count).join(" ")];
}

function entryOf(fields: readonly string[], oldPath: string | undefined): Entry {
  const [, letters = "..", , headMode = "", indexMode = "", treeMode = "", head, staged] = fields;
  return {
    index: letters.slice(0, 1),
    tree: letters.slice(1, 2),
    modes: [headMode, indexMode, treeMode],
    head: head ?? "",
    staged: staged ?? "",
    path: fields[8] ?? "",
    oldPath,
  };
}

function changeOf(entry: Entry, scope: StatusScope): readonly RawChange[] {
  if (scope === "staged") return stagedChange(entry);
  if (scope === "unstaged") return unstagedChange(entry);
  const { modes, head, path, oldPath } = entry;
  const [oldMode, , newMode] = modes;
  // Staged as new and deleted since: nothing is left of it.
  if (isNothing(oldMode) && isNothing(newMode)) return [];
  const letter = overall(entry);
  const isGone = letter === "D" && oldPath !== undefined;
  const names = isGone ? { path: oldPath } : { path, oldPath };
  const sides = { oldMode, newMode, before: head, after: workingTree };
  const change = rawChange({ letter, ...names, ...sides });
  return [entry.index === "." ? change : { ...change, isStaged: true }];
}

function stagedChange(entry: Entry): readonly RawChange[] {
  const { index: letter, modes, head, staged, path } = entry;
  if (letter === ".") return [];
  const [oldMode, newMode] = modes;
  const oldPath = oldPathFor(letter, entry);
  return [rawChange({ letter, path, oldPath, oldMode, newMode, before: head, after: staged })];
}

function unstagedChange(entry: Entry): readonly RawChange[] {
  const { tree: letter, modes, staged, path } = entry;
  if (letter === ".") return [];
  const [, oldMode, newMode] = modes;
  const oldPath = oldPathFor(letter, entry);
  const sides = { oldMode, newMode, before: staged, after: workingTree };
  return [rawChange({ letter, path, oldPath, ...sides })];
}

/** Of a rename the old name belongs to the side that tells of it. */
function oldPathFor(letter: string, { oldPath }: Entry): string | undefined {
  return letter === "R" || letter === "C" ? oldPath : undefined;
}

function isNothing(mode: string): boolean {
  return /^0+$/.test(mode);
}

/** What both steps come to. */
function overall({ index, tree, modes }: Entry): string {
  const [headMode, , treeMode] = modes;
  if (isNothing(treeMode)) return "D";
  if ([index, tree].includes("R")) return "R";
  if ([index, tree].includes("C")) return "C";
  if (isNothing(headMode)) return "A";
  return [index, tree].includes("T") ? "T" : "M";
}

/** A file that was taken out of the index and still stands in the working tree did only change. */
function withTakenBack(changes: readonly RawChange[]): readonly RawChange[] {
  const untracked = new Set(
    changes.filter(({ status }) => status === "untracked").map(({ path }) => path),
  );
  const isBack = ({ status, path }: RawChange): boolean =>
    status === "deleted" && untracked.has(path);
  const back = new Set(changes.filter(isBack).map(({ path }) => path));
  return changes.flatMap((change): readonly RawChange[] => {
    if (!back.has(change.path)) return [change];
    if (change.status === "untracked") return [];
    return [{ ...change, status: "modified", after: workingTree }];
  });
}
