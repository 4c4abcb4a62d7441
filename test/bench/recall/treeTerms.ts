import { execFileSync, spawnSync } from "node:child_process";
import { languageIdOf } from "../../../src/core/backendMap/reading/languageIdOf.ts";
import { createClientCode } from "../../../src/core/context/terms/clientCode.ts";
import { readFileTerms, type FileTerms } from "../../../src/core/context/terms/fileTerms.ts";
import { isSource } from "./fixCommits.ts";

export interface TreeFile {
  readonly text: string;
  readonly terms: FileTerms;
}

/** The source of a commit as git has it, nothing checked out; each blob is read once. */
export function createTreeReader(
  repository: string,
): (commit: string) => ReadonlyMap<string, TreeFile> {
  const known = new Map<string, TreeFile>();
  return (commit) => {
    const listed = execFileSync(
      "git",
      ["ls-tree", "-r", "-z", "--format=%(objectname) %(path)", commit],
      {
        cwd: repository,
        encoding: "utf8",
        maxBuffer: 2 ** 30,
      },
    );
    const isClient = createClientCode(
      listed.split("\0").map((line) => ({ path: line.replace(/^\w+ /, "") })),
    );
    const entries = listed.split("\0").flatMap((line) => {
      const [, blob = "", path = ""] = /^(\w+) (.*)$/s.exec(line) ?? [];
      const isWanted = path !== "" && isSource(path) && !isClient(path);
      return isWanted ? [{ path, key: `${blob} ${path}`, blob }] : [];
    });
    const missing = entries.filter(({ key }) => !known.has(key));
    const texts = readBlobs(
      repository,
      missing.map(({ blob }) => blob),
    );
    missing.forEach(({ path, key }, at) => {
      const text = texts[at] ?? "";
      known.set(key, { text, terms: readFileTerms(path, languageIdOf(path) ?? "", text) });
    });
    return new Map(
      entries.flatMap(({ path, key }) => {
        const file = known.get(key);
        return file === undefined ? [] : [[path, file] as const];
      }),
    );
  };
}

function readBlobs(repository: string, blobs: readonly string[]): readonly string[] {
  if (blobs.length === 0) return [];
  const { stdout } = spawnSync("git", ["cat-file", "--batch"], {
    cwd: repository,
    input: blobs.join("\n") + "\n",
    maxBuffer: 2 ** 31 - 1,
  });
  const texts: string[] = [];
  let at = 0;
  while (at < stdout.length) {
    const end = stdout.indexOf(10, at);
    const [, type, length] = stdout.toString("latin1", at, end).split(" ");
    if (type === "missing") {
      texts.push("");
      at = end + 1;
      continue;
    }
    const size = Number(length);
    texts.push(stdout.toString("utf8", end + 1, end + 1 + size));
    at = end + 1 + size + 1;
  }
  return texts;
}
