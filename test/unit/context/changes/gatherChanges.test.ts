import assert from "node:assert/strict";
import fs from "node:fs";
import path from "node:path";
import type { Gathered } from "../../../../src/core/context/gatherContext.ts";
import { gatherContext } from "../../../../src/core/context/gatherContext.ts";
import type { ChangesRequest } from "../../../../src/core/context/source.ts";
import type { Fault } from "../../../../src/core/errors.ts";
import type { Part } from "../../../../src/core/prompt/prompt.ts";
import { gitPorts } from "../../../support/gitChanges.ts";
import { gitRepository } from "../../../support/gitRepository.ts";
import type { GitRepository } from "../../../support/gitRepository.ts";

const { signal } = new AbortController();
type Asked = Omit<ChangesRequest, "kind">;

async function gather(repository: GitRepository, asked: Asked): Promise<Gathered | Fault> {
  const { files, changes } = gitPorts(repository.folder);
  return gatherContext({ kind: "changes", ...asked }, files, signal, changes);
}

async function gathered(repository: GitRepository, asked: Asked): Promise<Gathered> {
  const answer = await gather(repository, asked);
  if ("code" in answer) throw new Error(`${answer.code}: ${answer.detail ?? ""}`);
  return answer;
}

async function faultOf(repository: GitRepository, asked: Asked): Promise<string> {
  const answer = await gather(repository, asked);
  return "code" in answer ? `${answer.code}: ${answer.detail ?? ""}` : "no fault";
}

const shown = ({ path: name, text, marks, startLine }: Part): string =>
  `${name}\n${text
    .replace(/\r?\n$/, "")
    .split(/\r?\n/)
    .map((line, at) => `${marks?.lines.has(startLine + at) === true ? marks.sign : " "}${line}`)
    .join("\n")}`;

const left = ({ notReviewed }: Gathered): Readonly<Record<string, string>> =>
  Object.fromEntries(
    notReviewed.map(({ uri, reason, cause }) => [path.basename(uri), `${reason} (${cause})`]),
  );

const fileUri = (repository: GitRepository, name: string): string =>
  `file://${path.join(repository.folder, name)}`;

describe("A review of changes gathers", () => {
  it("what is changed with the function around it, and what stood there before after it", async () => {
    using repository = gitRepository();
    const code = ["function load(id) {", "  check(id);", "  return find(id);", "}", "", ""];
    repository.write("a.js", [...code, "function other() {", "  return 1;", "}", ""].join("\n"));
    repository.commit("Start");
    code[1] = "  // no check";
    repository.write("a.js", [...code, "function other() {", "  return 1;", "}", ""].join("\n"));

    const { reviewed, scope } = await gathered(repository, { scope: "all" });

    assert.deepEqual(reviewed.map(shown), [
      "a.js\n function load(id) {\n+  // no check\n   return find(id);\n }",
      "a.js (before)\n function load(id) {\n-  check(id);\n   return find(id);\n }",
    ]);
    assert.equal(reviewed[0]?.uri, fileUri(repository, "a.js"));
    assert.equal(reviewed[1]?.uri, `${fileUri(repository, "a.js").replace("file:", "git:")}?~`);
    assert.match(scope, /^all changes since the last commit on branch main: 1 file\./);
  });

  it("the index of what is staged, and where the working tree has gone on, both", async () => {
    using repository = gitRepository();
    repository.write("went-on.js", "one();\n");
    repository.write("same.js", "one();\n");
    repository.commit("Start");
    repository.write("went-on.js", "two();\n");
    repository.write("same.js", "two();\n");
    repository.git("add", "--all");
    repository.write("went-on.js", "// above\ntwo();\nthree();\n");

    const { reviewed, versions } = await gathered(repository, { scope: "staged" });

    const texts = reviewed
      .filter(({ marks }) => marks?.sign === "+")
      .map(({ uri, text }) => [uri, text]);
    const index = fileUri(repository, "went-on.js").replace("file:", "git:") + "?";
    assert.deepEqual(texts, [
      [fileUri(repository, "same.js"), "two();\n"],
      [index, "two();\n"],
    ]);
    assert.equal(versions?.get(index)?.uri, fileUri(repository, "went-on.js"));
    assert.equal(versions.get(index)?.text, "// above\ntwo();\nthree();\n");
  });

  it("one part of a file that is partly staged, and only the other when asked for that", async () => {
    using repository = gitRepository();
    const lines = Array.from({ length: 40 }, (_, at) => `line${at};`);
    repository.write("a.js", `${lines.join("\n")}\n`);
    repository.commit("Start");
    lines[2] = "staged;";
    repository.write("a.js", `${lines.join("\n")}\n`);
    repository.git("add", "--all");
    lines[35] = "unstaged;";
    repository.write("a.js", `${lines.join("\n")}\n`);

    const added = ({ reviewed }: Gathered): readonly string[] =>
      reviewed.map(shown).join("\n").match(/^\+.*/gm) ?? [];

    assert.deepEqual(added(await gathered(repository, { scope: "staged" })), ["+staged;"]);
    assert.deepEqual(added(await gathered(repository, { scope: "unstaged" })), ["+unstaged;"]);
    assert.deepEqual(added(await gathered(repository, { scope: "all" })), [
      "+staged;",
      "+unstaged;",
    ]);
  });

  it("untracked files whole, and deleted ones as they were", async () => {
    using repository = gitRepository();
    repository.write("gone.js", "gone();\n");
    repository.commit("Start");
    repository.remove("gone.js");
    repository.write("sub/new.js", "fresh();\n");

    const { reviewed } = await gathered(repository, { scope: "all" });

    assert.deepEqual(reviewed.map(shown), ["gone.js (before)\n-gone();", "sub/new.js\n+fresh();"]);
  });

  it("of a renamed file what changed, and names one that was only moved", async () => {
    using repository = gitRepository();
    const text = "same();\n".repeat(20);
    repository.write("a.js", `one();\n${text}`);
    repository.write("b.js", `b();\n${text}`);
    repository.commit("Start");
    repository.git("mv", "a.js", "moved.js");
    repository.git("mv", "b.js", "only-moved.js");
    repository.write("moved.js", `two();\n${text}`);

    const { reviewed, context, scope } = await gathered(repository, { scope: "all" });

    assert.deepEqual(
      reviewed.map(({ path: name }) => name),
      ["moved.js", "a.js (before)"],
    );
    assert.match(
      context[0]?.text ?? "",
      /moved\.js, renamed from a\.js\n {2}only-moved\.js, renamed from b\.js/,
    );
    assert.match(scope, /: 2 files\./);
  });

  it("nothing of binary, oversized, generated and lock files, conflicts, links and submodules, and says why", async () => {
    using other = gitRepository();
    other.commit("Start");
    using repository = gitRepository();
    repository.write("conflict.js", "base();\n");
    repository.commit("Start");
    repository.git("switch", "--quiet", "--create", "side");
    repository.write("conflict.js", "side();\n");
    repository.commit("Side");
    repository.git("switch", "--quiet", "main");
    repository.write("conflict.js", "main();\n");
    repository.commit("Main");
    assert.throws(() => repository.git("merge", "side"));
    repository.write("picture.bin", Uint8Array.from([1, 0, 2]));
    repository.write("latin.js", Uint8Array.from([0x2f, 0x2f, 0xe9, 0x0a]));
    repository.write("package-lock.json", "{}\n");
    repository.write("api.js", "// Code generated by protoc. DO NOT EDIT.\nx();\n");
    repository.write("wide.js", `${"x".repeat(6000)}\n`);
    repository.write("empty.js", "");
    repository.write("good.js", "good();\n");
    fs.symlinkSync("good.js", path.join(repository.folder, "link.js"));
    repository.git("add", "link.js");
    repository.git("submodule", "--quiet", "add", other.folder, "part");

    const all = await gathered(repository, { scope: "all" });

    assert.deepEqual(left(all), {
      "conflict.js": "has merge conflicts (trouble)",
      "link.js": "is a symbolic link (rule)",
      part: "is a submodule (rule)",
      "picture.bin": "is a binary file (rule)",
      "latin.js": "is not encoded in UTF-8 (rule)",
      "package-lock.json": "is a lock file (rule)",
      "api.js": "is a generated file (rule)",
      "wide.js": "has a line of more than 5000 characters (rule)",
      "empty.js": "is empty (rule)",
    });
    assert.deepEqual(
      all.reviewed.map(({ path: name }) => name),
      [".gitmodules", "good.js"],
    );
  });

  it("nothing that a rule withholds, by its new name or its old one", async () => {
    using repository = gitRepository();
    const text = "const word = 1;\n".repeat(10);
    repository.write("private/a.js", text);
    repository.write("b.js", text.replaceAll("word", "other"));
    repository.commit("Start");
    repository.write(".aiexclude", "private/\n");
    repository.git("mv", "private/a.js", "public.js");
    repository.git("mv", "b.js", "private/b.js");
    repository.write("public.js", `${text}more();\n`);
    repository.write("private/b.js", `${text.replaceAll("word", "other")}more();\n`);
    repository.write(".env", "WORD=unspoken\n");

    const all = await gathered(repository, { scope: "all" });

    assert.deepEqual(left(all), {
      "public.js": "covered by .aiexclude, line 1 (rule)",
      "b.js": "covered by .aiexclude, line 1 (rule)",
      ".env": "covered by the built-in deny list (rule)",
    });
    const sent = JSON.stringify([all.reviewed, all.context, all.scope]);
    assert.doesNotMatch(sent, /public\.js|b\.js|unspoken|const (?:word|other)/);
  });

  it("a tracked file that .gitignore covers only where the user names it and says so", async () => {
    using repository = gitRepository();
    repository.write("kept.js", "one();\n");
    repository.commit("Start");
    repository.write(".gitignore", "kept.js\n");
    repository.commit("Ignore");
    repository.write("kept.js", "two();\n");
    const uris = [fileUri(repository, "kept.js")];

    assert.match(
      await faultOf(repository, { scope: "all", uris }),
      /^ignored: kept\.js is covered/,
    );
    const anyway = await gathered(repository, { scope: "all", uris, anyway: true });

    assert.deepEqual(
      anyway.reviewed.map(({ uri }) => anyway.allowed.has(uri)),
      [true, true],
    );
  });

  it("text that differs, not line ends, byte order marks or modes", async () => {
    using repository = gitRepository();
    repository.git("config", "core.autocrlf", "false");
    repository.write("crlf.js", "one();\ntwo();\nthree();\n");
    repository.write("ends.js", "one();\ntwo();\n");
    repository.write("mode.js", "one();\n");
    repository.write("bom.js", "\ufeffone();\n");
    repository.commit("Start");
    repository.write("crlf.js", "one();\r\nchanged();\r\nthree();\r\n");
    repository.write("ends.js", "one();\r\ntwo();\r\n");
    fs.chmodSync(path.join(repository.folder, "mode.js"), 0o755);
    repository.write("bom.js", "one();\ntwo();\n");

    const all = await gathered(repository, { scope: "all" });

    assert.deepEqual(
      all.reviewed.map(shown).map((text) => text.match(/^(?:\S+\.js.*|[+-].*)/gm)),
      [
        ["bom.js", "+two();"],
        ["crlf.js", "+changed();"],
        ["crlf.js (before)", "-two();"],
      ],
    );
    assert.equal(all.reviewed[1]?.text, "one();\r\nchanged();\r\nthree();\r\n");
    assert.deepEqual(left(all), {
      "ends.js": "changed in its mode or its line ends alone (rule)",
      "mode.js": "changed in its mode or its line ends alone (rule)",
    });
  });

  it("the index without line ends' difference where git keeps other ones than the disk", async () => {
    using repository = gitRepository();
    repository.git("config", "core.autocrlf", "true");
    repository.write("a.js", "one();\r\ntwo();\r\n");
    repository.git("add", "--all");

    const { reviewed, versions } = await gathered(repository, { scope: "staged" });

    assert.equal(reviewed[0]?.uri, fileUri(repository, "a.js"));
    assert.equal(reviewed[0].text, "one();\r\ntwo();\r\n");
    assert.equal(versions?.size, 0);
  });

  it("the files asked for, a folder's too, and the old name of a renamed one", async () => {
    using repository = gitRepository();
    repository.write("a.js", "same();\n".repeat(9));
    repository.commit("Start");
    repository.git("mv", "a.js", "b.js");
    repository.write("b.js", `${"same();\n".repeat(9)}more();\n`);
    repository.write("sub/c.js", "c();\n");
    repository.write("subway.js", "d();\n");
    const names = async (name: string): Promise<readonly string[]> => {
      const uris = [fileUri(repository, name)];
      return (await gathered(repository, { scope: "all", uris })).reviewed.map((part) => part.path);
    };

    assert.deepEqual(await names("a.js"), ["b.js"]);
    assert.deepEqual(await names("b.js"), ["b.js"]);
    assert.deepEqual(await names("sub"), ["sub/c.js"]);
    assert.match(
      await faultOf(repository, { scope: "all", uris: [fileUri(repository, "elsewhere.js")] }),
      /^nothing-to-review: nothing has changed in it since the last commit$/,
    );
  });

  it("the commits of a branch, as files where the working tree still has them", async () => {
    using repository = gitRepository();
    repository.write("a.js", "one();\n");
    repository.write("b.js", "one();\n");
    repository.commit("Start");
    repository.git("switch", "--quiet", "--create", "feature");
    repository.write("a.js", "two();\n");
    repository.write("b.js", "two();\n");
    const tip = repository.commit("Change both");
    repository.write("b.js", "three();\n");

    const { reviewed, context, scope, versions } = await gathered(repository, {
      scope: "branch",
      base: "main",
      intent: "Pay twice",
    });

    const version = `${fileUri(repository, "b.js").replace("file:", "git:")}?${tip}`;
    assert.deepEqual(
      reviewed.filter(({ marks }) => marks?.sign === "+").map(({ uri }) => uri),
      [fileUri(repository, "a.js"), version],
    );
    assert.equal(versions?.get(version)?.text, "three();\n");
    assert.match(scope, /^the commits since main on branch feature: 2 files/);
    const [about] = context;
    assert.equal(
      about?.text,
      "What it is meant to do: Pay twice\nBranch: feature\nCommit messages:\n  Change both",
    );
    assert.equal(about.isWords, true);
  });

  it("code before its tests, and the imports of what is shown without them", async () => {
    using repository = gitRepository();
    const lines = [
      'import { db } from "./db.js";',
      ...Array.from({ length: 200 }, (_, at) => `f${at}();`),
    ];
    repository.write("src/z.js", lines.join("\n"));
    repository.commit("Start");
    lines[50] = "changed();";
    repository.write("src/z.js", lines.join("\n"));
    repository.write("src/a.test.js", "it();\n");
    repository.write("README.md", "Words.\n");

    const { reviewed, context } = await gathered(repository, { scope: "all" });

    assert.deepEqual(
      reviewed.map(({ path: name }) => name),
      ["src/z.js", "src/z.js (before)", "src/a.test.js", "README.md"],
    );
    assert.deepEqual(
      context.slice(1).map(({ text, why }) => [text, why]),
      [['import { db } from "./db.js";\n', "the file's imports"]],
    );
  });

  it("nothing where nothing changed, or everything that did stays here", async () => {
    using repository = gitRepository();
    repository.write("a.js", "one();\n");
    repository.commit("Start");

    assert.equal(
      await faultOf(repository, { scope: "all" }),
      "nothing-to-review: nothing has changed since the last commit",
    );
    assert.equal(
      await faultOf(repository, { scope: "staged" }),
      "nothing-to-review: nothing is staged",
    );
    repository.write("yarn.lock", "x\n");
    repository.write("a.bin", Uint8Array.from([0]));
    assert.equal(
      await faultOf(repository, { scope: "all" }),
      "nothing-to-review: yarn.lock is a lock file, a.bin is a binary file",
    );
  });

  it("files that an editor alone has changed, if git tracks them", async () => {
    using repository = gitRepository();
    for (const name of ["a.js", "-b c.js", "same.js"]) repository.write(name, "one();\n");
    repository.write(".gitignore", "noise.log\n");
    repository.commit("Start");
    repository.write("noise.log", "one();\n");
    const unsaved = ["a.js", "-b c.js", "noise.log", "../elsewhere.js"];
    const { changes } = gitPorts(repository.folder, unsaved);
    const names = async (scope: ChangesRequest["scope"]): Promise<unknown> => {
      const set = await changes.list({ scope }, signal);
      return "code" in set ? set : set.files.map((file) => [file.path, file.before?.path]);
    };

    const both = [
      ["-b c.js", "-b c.js (before)"],
      ["a.js", "a.js (before)"],
    ];
    assert.deepEqual(await names("all"), both);
    assert.deepEqual(await names("unstaged"), both);
    assert.deepEqual(await names("staged"), []);
  });

  it("only what is in the folder that is open, where that is a part of the repository", async () => {
    using repository = gitRepository();
    repository.write("sub/a.js", "a();\n");
    repository.write("b.js", "b();\n");
    const { files, changes } = gitPorts(path.join(repository.folder, "sub"));

    const all = await gatherContext({ kind: "changes", scope: "all" }, files, signal, changes);

    assert.ok(!("code" in all));
    assert.deepEqual(all.reviewed.map(shown), ["a.js\n+a();"]);
    assert.deepEqual(left(all), { "b.js": "is outside the workspace (rule)" });
  });

  it("of very many files as many as can be judged, and says which are left", async () => {
    using repository = gitRepository();
    repository.commit("Start");
    for (let at = 0; at < 450; at++) repository.write(`src/f${at}.js`, `f(${at});\n`);

    const all = await gathered(repository, { scope: "all" });

    assert.equal(all.reviewed.length, 400);
    assert.equal(all.notReviewed.length, 50);
    assert.ok(all.notReviewed.every(({ cause }) => cause === "trouble"));
  });
});
