import { spawnSync } from "node:child_process";
import { languageIdOf } from "../../../src/core/backendMap/reading/languageIdOf.ts";
import { isGenerated } from "../../../src/core/backendMap/reading/leftOut.ts";

/** A commit that mends something in several files: lines that it changed, as its parent counts them. */
export interface FixCommit {
  readonly parent: string;
  readonly files: readonly ChangedLines[];
}

interface ChangedLines {
  readonly path: string;
  /** From 0, of the parent's version; what is put between two lines belongs to the upper one. */
  readonly lines: readonly number[];
}

const code = new Set(
  "typescript typescriptreact javascript javascriptreact python java kotlin go rust ruby php csharp".split(
    " ",
  ),
);
const noSource =
  /(?:^|\/)(?:tests?|__tests__|__mocks__|spec|specs|e2e|fixtures?|mocks?|testdata|testing|vendor|node_modules|dist|build|migrations?|generated|gen)\/|(?:[._-](?:test|tests|spec|stories|gen|min|pb)|_test|Tests?|IT)\.\w+$|(?:^|\/)(?:test_\w+|conftest)\.py$|\.d\.ts$/;

/** What counts as source in the bench: code that is neither test nor generated. */
export function isSource(path: string): boolean {
  return code.has(languageIdOf(path) ?? "") && !noSource.test(path) && !isGenerated(path);
}

/** The newest commits first, without merges. */
export function fixCommits(repository: string, most: number): readonly FixCommit[] {
  const endings = ["ts", "js", "py", "java", "kt", "go", "rs", "rb", "php", "cs"];
  const args = ["log", "--no-merges", "-i", "-E", "--grep=fix|bug", `--max-count=${most}`];
  const form = ["--format=\x01%P", "-p", "-U0", "--no-renames", "--diff-filter=M", "--no-ext-diff"];
  // A clone that lacks some blobs ends the log early; what came before counts.
  const { stdout: log } = spawnSync(
    "git",
    [...args, ...form, "--no-textconv", "--no-color", "--", ...endings.map((one) => `*.${one}`)],
    { cwd: repository, encoding: "latin1", maxBuffer: 2 ** 31 - 1 },
  );
  return log.split("\x01").slice(1).flatMap(commitOf);
}

function commitOf(text: string): readonly FixCommit[] {
  const [parent = ""] = text.split("\n", 1);
  if (!/^\w{40}$/.test(parent)) return [];
  const files = text
    .split(/^diff --git /m)
    .slice(1)
    .flatMap((diff): readonly ChangedLines[] => {
      const path = /^--- a\/(.*)$/m.exec(diff)?.[1]?.trimEnd();
      if (path === undefined || !isSource(path)) return [];
      return [{ path, lines: linesIn(diff) }];
    });
  return files.length >= 2 ? [{ parent, files }] : [];
}

function linesIn(diff: string): readonly number[] {
  return [...diff.matchAll(/^@@ -(\d+)(?:,(\d+))? /gm)].flatMap(([, start = "1", count = "1"]) => {
    const length = Number(count);
    if (length === 0) return [Math.max(0, Number(start) - 1)];
    return Array.from({ length }, (_, at) => Number(start) - 1 + at);
  });
}
