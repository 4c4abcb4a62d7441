import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { ChangesAsked } from "../../../src/core/ports.ts";
import { listRawChanges } from "../../../src/host/git/listRawChanges.ts";
import type { RawChanges } from "../../../src/host/git/listRawChanges.ts";
import { workingTree } from "../../../src/host/git/rawChange.ts";
import { readBlobs } from "../../../src/host/git/readBlobs.ts";
import { gitRepository } from "../../support/gitRepository.ts";
import type { GitRepository } from "../../support/gitRepository.ts";

const { signal } = new AbortController();
type Asked = Pick<ChangesAsked, "scope" | "base" | "range">;

async function list(repository: GitRepository, asked: Asked): Promise<RawChanges> {
  const changes = await listRawChanges({ folder: repository.folder }, asked, signal);
  if ("code" in changes) throw new Error(`${changes.code}: ${changes.detail ?? ""}`);
  return changes;
}

async function faultOf(repository: GitRepository, asked: Asked): Promise<string> {
  const changes = await listRawChanges({ folder: repository.folder }, asked, signal);
  return "code" in changes ? `${changes.code}: ${changes.detail ?? ""}` : "no fault";
}

/** "modified a.ts: old → new" of each change, texts read from git; "…" is the working tree's. */
async function told(repository: GitRepository, asked: Asked): Promise<readonly string[]> {
  const { changes } = await list(repository, asked);
  const names = changes.flatMap(({ before, after }) => [before, after]);
  const blobs = await readBlobs(
    { folder: repository.folder },
    names.filter((name) => name !== undefined && name !== workingTree) as string[],
    1000,
    signal,
  );
  const text = (name: string | undefined): string => {
    if (name === undefined) return "nothing";
    return name === workingTree ? "…" : String(blobs.get(name)).trim();
  };
  return changes
    .map(({ status, path: file, oldPath, before, after }) => {
      const moved = oldPath === undefined ? "" : ` from ${oldPath}`;
      return `${status} ${file}${moved}: ${text(before)} → ${text(after)}`;
    })
    .toSorted();
}

const long = (word: string): string => `${word}\n${"the same\n".repeat(30)}`;

describe("Changes, as git tells them", () => {
  it("are those of index and working tree apart, and of both together", async () => {
    using repository = gitRepository();
    repository.write("both.ts", "one");
    repository.write("tree.ts", "one");
    repository.commit("Start");
    repository.write("both.ts", "two");
    repository.git("add", "both.ts");
    repository.write("both.ts", "three");
    repository.write("tree.ts", "two");
    repository.write("new.ts", "new");

    assert.deepEqual(await told(repository, { scope: "staged" }), ["modified both.ts: one → two"]);
    assert.deepEqual(await told(repository, { scope: "unstaged" }), [
      "modified both.ts: two → …",
      "modified tree.ts: one → …",
      "untracked new.ts: nothing → …",
    ]);
    assert.deepEqual(await told(repository, { scope: "all" }), [
      "modified both.ts: one → …",
      "modified tree.ts: one → …",
      "untracked new.ts: nothing → …",
    ]);
  });

  it("name both names of a rename, staged, unstaged after it, and deleted after it", async () => {
    using repository = gitRepository();
    for (const name of ["a.ts", "b.ts", "c.ts"]) repository.write(name, long(name));
    repository.commit("Start");
    for (const name of ["a", "b", "c"]) repository.git("mv", `${name}.ts`, `moved-${name}.ts`);
    repository.write("moved-b.ts", long("edited"));
    repository.remove("moved-c.ts");

    const staged = (await list(repository, { scope: "staged" })).changes;
    const unstaged = (await list(repository, { scope: "unstaged" })).changes;
    const all = (await list(repository, { scope: "all" })).changes;

    const names = (changes: RawChanges["changes"]) =>
      changes.map(({ status, path: file, oldPath }) => [status, file, oldPath]);
    assert.deepEqual(names(staged), [
      ["renamed", "moved-a.ts", "a.ts"],
      ["renamed", "moved-b.ts", "b.ts"],
      ["renamed", "moved-c.ts", "c.ts"],
    ]);
    assert.deepEqual(names(unstaged), [
      ["modified", "moved-b.ts", undefined],
      ["deleted", "moved-c.ts", undefined],
    ]);
    assert.deepEqual(names(all), [
      ["renamed", "moved-a.ts", "a.ts"],
      ["renamed", "moved-b.ts", "b.ts"],
      ["deleted", "c.ts", undefined],
    ]);
    assert.equal(all[2]?.after, undefined);
  });

  it("tell of deletions, and of a file taken out of the index that still stands", async () => {
    using repository = gitRepository();
    repository.write("gone.ts", "gone");
    repository.write("kept.ts", "kept");
    repository.commit("Start");
    repository.remove("gone.ts");
    repository.git("rm", "--cached", "--quiet", "kept.ts");

    assert.deepEqual(await told(repository, { scope: "all" }), [
      "deleted gone.ts: gone → nothing",
      "modified kept.ts: kept → …",
    ]);
    assert.deepEqual(await told(repository, { scope: "staged" }), [
      "deleted kept.ts: kept → nothing",
    ]);
  });

  it("are all new where there is no commit yet, and of a file that is only intended", async () => {
    using repository = gitRepository();
    repository.write("staged.ts", "staged");
    repository.git("add", "staged.ts");
    repository.write("intended.ts", "intended");
    repository.git("add", "--intent-to-add", "intended.ts");
    repository.write("untracked.ts", "untracked");

    assert.deepEqual(await told(repository, { scope: "all" }), [
      "added intended.ts: nothing → …",
      "added staged.ts: nothing → …",
      "untracked untracked.ts: nothing → …",
    ]);
    assert.deepEqual(await told(repository, { scope: "staged" }), [
      "added staged.ts: nothing → staged",
    ]);
    assert.match(await faultOf(repository, { scope: "branch" }), /there are no commits yet/);
  });

  it("keep names with spaces, other scripts, line ends and leading dashes", async () => {
    using repository = gitRepository();
    const names = ["with space.ts", "größe/数.ts", "two\nlines.ts", "-dash.ts", 'quote".ts'];
    for (const name of names) repository.write(name, "one");
    repository.commit("Start");
    for (const name of names) repository.write(name, "two");
    repository.write("new file.ts", "new");

    const { changes } = await list(repository, { scope: "all" });
    repository.commit("Second");
    const committed = await list(repository, { scope: "range", range: "HEAD" });

    assert.deepEqual(
      new Set(changes.map(({ path: file }) => file)),
      new Set([...names, "new file.ts"]),
    );
    assert.deepEqual(
      new Set(committed.changes.map(({ path: file }) => file)),
      new Set([...names, "new file.ts"]),
    );
  });

  it("leave ignored files out and tell of conflicts, links and submodules as such", async () => {
    using other = gitRepository();
    other.write("part.ts", "part");
    other.commit("Start");
    using repository = gitRepository();
    repository.write(".gitignore", "*.log\n");
    repository.write("both.ts", "base");
    repository.commit("Start");
    repository.git("switch", "--quiet", "--create", "side");
    repository.write("both.ts", "side");
    repository.commit("Side");
    repository.git("switch", "--quiet", "main");
    repository.write("both.ts", "main");
    repository.commit("Main");
    assert.throws(() => repository.git("merge", "side"));
    repository.write("noise.log", "noise");
    fs.symlinkSync("both.ts", path.join(repository.folder, "link.ts"));
    repository.git("submodule", "--quiet", "add", other.folder, "part");
    repository.git("add", "link.ts");

    const { changes } = await list(repository, { scope: "all" });

    assert.deepEqual(Object.fromEntries(changes.map(({ path: file, status }) => [file, status])), {
      ".gitmodules": "added",
      "both.ts": "conflict",
      "link.ts": "link",
      part: "submodule",
    });
  });

  it("of a branch begin where it left its base, and bring what its commits say", async () => {
    using repository = gitRepository();
    repository.write("a.ts", "one");
    repository.commit("Start");
    repository.git("switch", "--quiet", "--create", "feature/pay");
    repository.write("a.ts", "two");
    repository.commit("Pay twice\n\nBecause of the bank.");
    repository.write("b.ts", "b");
    repository.commit("Then more");
    repository.git("switch", "--quiet", "main");
    repository.write("c.ts", "unrelated");
    repository.commit("Unrelated");
    repository.git("switch", "--quiet", "feature/pay");
    repository.write("a.ts", "not committed");

    const { branch, messages, revisions } = await list(repository, { scope: "branch" });

    assert.equal(branch, "feature/pay");
    assert.equal(revisions?.base, "main");
    assert.deepEqual(messages, ["Pay twice\n\nBecause of the bank.", "Then more"]);
    assert.deepEqual(await told(repository, { scope: "branch", base: "main" }), [
      "added b.ts: nothing → b",
      "modified a.ts: one → two",
    ]);
  });

  it("of a branch without a base are compared with what the remote calls its main branch", async () => {
    using origin = gitRepository();
    origin.write("a.ts", "one");
    origin.commit("Start");
    origin.git("branch", "--move", "trunk");
    using repository = gitRepository();
    repository.git("remote", "add", "origin", origin.folder);
    repository.git("fetch", "--quiet", "origin");
    repository.git("remote", "set-head", "origin", "trunk");
    repository.git("switch", "--quiet", "--create", "work", "origin/trunk");
    repository.write("a.ts", "two");
    repository.commit("Work");

    const { revisions } = await list(repository, { scope: "branch" });

    assert.equal(revisions?.base, "origin/trunk");
    assert.deepEqual(await told(repository, { scope: "branch" }), ["modified a.ts: one → two"]);
  });

  it("of a range are those between two commits, since a fork, of one, and of the first", async () => {
    using repository = gitRepository();
    repository.write("a.ts", "one");
    const first = repository.commit("First");
    repository.write("a.ts", "two");
    const second = repository.commit("Second");
    repository.write("a.ts", "three");
    repository.commit("Third");
    repository.git("switch", "--quiet", "--detach", second);
    repository.write("b.ts", "b");
    repository.commit("Aside");
    const of = (range: string) => told(repository, { scope: "range", range });

    assert.deepEqual(await of(`${first}..main`), ["modified a.ts: one → three"]);
    assert.deepEqual(await of("main..."), ["added b.ts: nothing → b"]);
    assert.deepEqual(await of("main~1"), ["modified a.ts: one → two"]);
    assert.deepEqual(await of(first), ["added a.ts: nothing → one"]);
    const { branch, messages } = await list(repository, { scope: "range", range: first });
    assert.deepEqual([branch, messages], [undefined, ["First"]]);
  });

  it("of what names no commit are a sentence, and never an option of git's", async () => {
    using repository = gitRepository();
    repository.write("a.ts", "one");
    repository.commit("Start");
    const target = path.join(repository.folder, "written");
    const bad = [`--output=${target}`, "no-such", "-p", "a..-p", "HEAD:a.ts", "", "^HEAD", "a b"];

    for (const range of bad) {
      assert.match(await faultOf(repository, { scope: "range", range }), /git knows no commit/);
      const base = await faultOf(repository, { scope: "branch", base: range });
      assert.match(base, /git knows no commit/);
    }
    assert.equal(fs.existsSync(target), false);
  });

  it("run no hook, filter, pager, diff program or file watcher of the repository", async () => {
    using repository = gitRepository();
    repository.write(".gitattributes", "*.ts diff=own\n");
    repository.write("a.ts", "one");
    repository.commit("Start");
    const ran = path.join(repository.folder, "ran");
    const program = path.join(repository.folder, ".git", "program.sh");
    fs.writeFileSync(program, `#!/bin/sh\ntouch "${ran}"\ncat\n`, { mode: 0o755 });
    for (const key of ["core.fsmonitor", "diff.external", "core.pager", "diff.own.textconv"]) {
      repository.git("config", key, program);
    }
    repository.git("config", "diff.own.command", program);
    fs.mkdirSync(path.join(repository.folder, ".git/hooks"), { recursive: true });
    fs.copyFileSync(program, path.join(repository.folder, ".git/hooks/post-index-change"));
    repository.write("a.ts", "two");

    await list(repository, { scope: "all" });
    await list(repository, { scope: "range", range: "HEAD" });

    assert.equal(fs.existsSync(ran), false);
  });

  it("stop when the review is cancelled", async () => {
    using repository = gitRepository();
    const abort = new AbortController();
    const listing = listRawChanges({ folder: repository.folder }, { scope: "all" }, abort.signal);
    abort.abort(new Error("cancelled"));

    await assert.rejects(listing, /cancelled/);
  });
});
