import assert from "node:assert/strict";
import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import {
  createGrammars,
  grammarFiles,
  runtimeFile,
} from "../../../../src/core/backendMap/grammars/createGrammars.ts";
import { tryFix } from "../../../../src/core/findings/fixes/tryFix.ts";

const require = createRequire(import.meta.url);
const runtime = path.dirname(require.resolve("web-tree-sitter"));
const grammars = path.dirname(require.resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm"));
const packaged = createGrammars((file) =>
  fs.promises.readFile(path.join(file === runtimeFile ? runtime : grammars, file)),
);

const before: Readonly<Record<string, string>> = {
  "a.ts": "export function add(a: number, b: number) {\n  return a + b;\n}\n",
  "a.py": "def add(a, b):\n    return a + b\n",
  "b.ts": "const broken = (;\nconst fine = 1;\n",
  "a.sql": "select 1;\n",
};
const languages: Readonly<Record<string, string>> = { ts: "typescript", py: "python", sql: "sql" };

function tried(uri: string, oldText: string, newText: string) {
  return tryFix(
    { title: "t", edits: [{ uri, oldText, newText }] },
    {
      textOf: (one) => before[one],
      isAllowed: () => true,
      languageOf: (one) => languages[one.split(".").at(-1) ?? ""] ?? "plaintext",
      grammars: packaged,
    },
  );
}

describe("tryFix", () => {
  it("tells a fix that parses from one that does not, in several languages", async () => {
    assert.equal(await tried("a.ts", "return a + b;", "return b + a;"), "parses");
    assert.equal(await tried("a.ts", "return a + b;", "return (b + a;"), "breaks");
    assert.equal(await tried("a.py", "    return a + b\n", "    return b + a\n"), "parses");
    assert.equal(await tried("a.py", "return a + b\n", "return (a + b\n"), "breaks");
  });

  it("blames a fix for no error that was there before", async () => {
    assert.equal(await tried("b.ts", "const fine = 1;", "const fine = 2;"), "parses");
    assert.equal(await tried("b.ts", "const fine = 1;", "const fine = ;"), "breaks");
  });

  it("tries a new file too", async () => {
    assert.equal(await tried("new.ts", "", "export const one = 1;\n"), "parses");
    assert.equal(await tried("new.ts", "", "export const one = {;\n"), "breaks");
  });

  it("cannot tell where there is no grammar, or the text has changed", async () => {
    assert.equal(await tried("a.sql", "select 1;", "select 2 from;"), undefined);
    assert.equal(await tried("a.ts", "return a - b;", "return 0;"), undefined);
  });
});

describe("the packaged grammars", () => {
  it("all load, and each is asked for by a language", async () => {
    const ids =
      "typescript typescriptreact javascript javascriptreact python java go rust ruby php csharp";
    for (const id of ids.split(" ")) {
      const name = await packaged.parse(id, "", ({ rootNode }) => rootNode.type);
      assert.equal(typeof name, "string", id);
    }
    assert.equal(grammarFiles.length, 10);
  });
});
