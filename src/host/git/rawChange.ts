import type { ChangedFile } from "../../core/ports.ts";

/** A change as git tells it; paths are relative to the repository, "/" between. */
export interface RawChange {
  readonly status: ChangedFile["status"];
  readonly path: string;
  /** Of a renamed or copied file. */
  readonly oldPath?: string;
  /** Git's name of the old content; absent where there was no regular file. */
  readonly before?: string;
  /** Of the new content, or `workingTree`; absent where there is no regular file. */
  readonly after?: string;
  /** Of a change of the working tree since the last commit: some of it is in the index. */
  readonly isStaged?: true;
}

/** Stands for the content of a file as it is on disk, or in its editor. */
export const workingTree = "working tree";

/** What two sides are to git: modes as it writes them, "100644". */
export interface Sides {
  /** "A", "M", "D", "R", "C", "T". */
  readonly letter: string;
  readonly path: string;
  readonly oldPath?: string | undefined;
  readonly oldMode: string;
  readonly newMode: string;
  readonly before: string;
  readonly after: string;
}

const words: Readonly<Record<string, ChangedFile["status"]>> = {
  A: "added",
  M: "modified",
  D: "deleted",
  R: "renamed",
  C: "copied",
  T: "typechange",
};

/** A change from its two sides; links and submodules have no text. */
export function rawChange(sides: Sides): RawChange {
  const { letter, path, oldPath, oldMode, newMode, before, after } = sides;
  const hasBefore = isRegular(oldMode);
  const hasAfter = isRegular(newMode);
  return {
    status: hasBefore || hasAfter ? (words[letter] ?? "modified") : kindOf(oldMode, newMode),
    path,
    ...(oldPath === undefined ? {} : { oldPath }),
    ...(hasBefore ? { before } : {}),
    ...(hasAfter ? { after } : {}),
  };
}

function isRegular(mode: string): boolean {
  return mode.startsWith("100");
}

function kindOf(oldMode: string, newMode: string): ChangedFile["status"] {
  return [oldMode, newMode].includes("160000") ? "submodule" : "link";
}
