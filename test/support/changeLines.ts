import fs from "node:fs";
import path from "node:path";

const freshLines = 120;

/**
 * Changes so many lines of the sample backend, as `git diff --stat` counts them: a new file, and
 * stretches of those that are there. Gives how many it changed.
 */
export function changeLines(folder: string, most: number): number {
  const source = path.join(folder, "src");
  const [first = "", ...names] = fs
    .globSync("**/*.ts", { cwd: source })
    .map((name) => path.join(source, name))
    .toSorted()
    .filter((file) => fs.readFileSync(file, "utf8").split("\n").length > 30);
  const lines = fs.readFileSync(first, "utf8").split("\n");
  const fresh = Array.from({ length: freshLines }, (_, at) => lines[at % lines.length]).join("\n");
  fs.writeFileSync(path.join(source, "fresh.ts"), `${fresh}\n`);
  let changed = freshLines;
  for (const file of names) {
    const text = fs
      .readFileSync(file, "utf8")
      .split("\n")
      .map((line, at) => {
        if (changed >= most || at % 24 > 9 || line.trim() === "") return line;
        changed += 2;
        return line.replace(/(\w+)/, "$1Changed");
      });
    fs.writeFileSync(file, text.join("\n"));
  }
  return changed;
}
