import { rawChange } from "./rawChange.ts";
import type { RawChange, Sides } from "./rawChange.ts";

/** Reads `git diff-tree -r -z --raw --no-abbrev`. */
export function parseRawDiff(output: string): readonly RawChange[] {
  const words = output.split("\0");
  const changes: RawChange[] = [];
  while (words[0]?.startsWith(":") === true) {
    const [head = "", first = ""] = words.splice(0, 2);
    const status = head.split(" ").at(-1) ?? "";
    const isMoved = /^[RC]/.test(status);
    const names = isMoved ? { path: words.shift() ?? "", oldPath: first } : { path: first };
    changes.push(rawChange({ letter: status.slice(0, 1), ...names, ...sidesIn(head) }));
  }
  return changes;
}

function sidesIn(head: string): Omit<Sides, "letter" | "path"> {
  const [oldMode = "", newMode = "", before = "", after = ""] = head.slice(1).split(" ");
  return { oldMode, newMode, before, after };
}
