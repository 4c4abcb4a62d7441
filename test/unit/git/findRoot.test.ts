import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import { findProgram } from "../../../src/host/git/findProgram.ts";
import { findRoot } from "../../../src/host/git/findRoot.ts";
import { gitRepository } from "../../support/gitRepository.ts";

const { signal } = new AbortController();

async function why(folder: string, program?: string): Promise<string> {
  const found = await findRoot({ folder, ...(program !== undefined && { program }) }, signal);
  return typeof found === "string" ? found : `${found.code}: ${found.detail ?? ""}`;
}

describe("The root of a repository", () => {
  it("is found from a folder in it, and is the nearer one of a repository in a repository", async () => {
    using outer = gitRepository();
    outer.write("deep/down/a.ts", "a");
    const folder = path.join(outer.folder, "deep/inner");
    using inner = gitRepository(folder);
    inner.write("src/b.ts", "b");

    assert.equal(await why(path.join(outer.folder, "deep/down")), outer.folder);
    assert.equal(await why(path.join(folder, "src")), folder);
  });

  it("is spelled as the folder is, when a link leads there", async () => {
    using repository = gitRepository();
    repository.write("src/a.ts", "a");
    const link = `${repository.folder}-link`;
    fs.symlinkSync(repository.folder, link);
    try {
      assert.equal(await why(path.join(link, "src")), link);
    } finally {
      fs.rmSync(link);
    }
  });

  it("is that of a worktree, where .git is a file", async () => {
    using repository = gitRepository();
    repository.write("a.ts", "a");
    repository.commit("Start");
    const worktree = `${repository.folder}-worktree`;
    repository.git("worktree", "add", "--quiet", worktree);
    try {
      assert.equal(await why(worktree), worktree);
    } finally {
      fs.rmSync(worktree, { recursive: true });
    }
  });

  it("is a sentence where there is none, or where the repository is bare", async () => {
    using repository = gitRepository();
    const outside = fs.mkdtempSync(`${repository.folder}-none-`);
    repository.git("clone", "--quiet", "--bare", ".", `${outside}/bare.git`);
    try {
      assert.equal(await why(outside), "no-repository: this folder is in none");
      assert.match(await why(`${outside}/bare.git`), /^no-repository: it is bare/);
    } finally {
      fs.rmSync(outside, { recursive: true });
    }
  });

  it("is a sentence where git is not installed", async () => {
    using repository = gitRepository();

    assert.match(
      await why(repository.folder, "/no/such/git"),
      /^no-repository: git is not install/,
    );
  });

  it("is a sentence where git does not trust the owner of the folder", async () => {
    using repository = gitRepository();
    const program = path.join(repository.folder, "distrustful-git");
    const git = (await findProgram("git")) ?? "";
    const orders = "GIT_TEST_ASSUME_DIFFERENT_OWNER=1 GIT_CONFIG_GLOBAL=/dev/null";
    fs.writeFileSync(program, `#!/bin/sh\n${orders} exec ${git} "$@"\n`, { mode: 0o755 });

    assert.match(await why(repository.folder, program), /^no-repository: git does not trust/);
  });

  it("is not found by what the environment tells git", async () => {
    using repository = gitRepository();
    const outside = fs.mkdtempSync(`${repository.folder}-none-`);
    process.env["GIT_DIR"] = path.join(repository.folder, ".git");
    try {
      assert.equal(await why(outside), "no-repository: this folder is in none");
    } finally {
      delete process.env["GIT_DIR"];
      fs.rmSync(outside, { recursive: true });
    }
  });
});
