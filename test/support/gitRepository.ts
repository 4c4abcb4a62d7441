import { execFileSync } from "node:child_process";
import fs from "node:fs";
import os from "node:os";
import path from "node:path";

/** A real repository of a test's own, on the branch `main`; disposing removes it. */
export interface GitRepository extends Disposable {
  readonly folder: string;
  /** Runs git as a fixed author, without the configuration of whoever runs the tests. */
  git(...args: readonly string[]): string;
  write(name: string, content: string | Uint8Array): void;
  remove(name: string): void;
  /** Adds everything and commits it; gives the commit's name. */
  commit(message: string): string;
}

/** Without commits; `folder` is made where it is not there. */
export function gitRepository(
  folder = fs.mkdtempSync(path.join(os.tmpdir(), "git-")),
): GitRepository {
  fs.mkdirSync(folder, { recursive: true });
  const git = (...args: readonly string[]): string =>
    execFileSync("git", ["-c", "protocol.file.allow=always", ...args], {
      cwd: folder,
      encoding: "utf8",
      stdio: ["ignore", "pipe", "pipe"],
      env: {
        ...process.env,
        GIT_CONFIG_GLOBAL: os.devNull,
        GIT_CONFIG_NOSYSTEM: "1",
        GIT_AUTHOR_NAME: "Test",
        GIT_AUTHOR_EMAIL: "test@example.com",
        GIT_COMMITTER_NAME: "Test",
        GIT_COMMITTER_EMAIL: "test@example.com",
      },
    });
  git("init", "--quiet", "--initial-branch=main");
  return {
    folder,
    git,
    write(name, content) {
      const file = path.join(folder, name);
      fs.mkdirSync(path.dirname(file), { recursive: true });
      fs.writeFileSync(file, content);
    },
    remove(name) {
      fs.rmSync(path.join(folder, name));
    },
    commit(message) {
      git("add", "--all");
      git("commit", "--quiet", "--allow-empty", `--message=${message}`);
      return git("rev-parse", "HEAD").trim();
    },
    [Symbol.dispose]: () => {
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
