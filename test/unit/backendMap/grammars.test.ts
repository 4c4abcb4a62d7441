import assert from "node:assert/strict";
import { grammarFiles } from "../../../src/core/backendMap/grammars/createGrammars.ts";
import { packagedGrammars } from "../../support/packagedGrammars.ts";

/** By VS Code's name of the language: a text that has no error. */
const samples: Readonly<Record<string, string>> = {
  typescript: "const a: number = 1;",
  typescriptreact: "const a = <b>{c}</b>;",
  javascript: "const a = () => 1;",
  python: "def a(b):\n    return b\n",
  java: 'class A {\n  @Get("/a")\n  String b() { return "c"; }\n}',
  kotlin: '@Get("/a")\nclass A(private val b: B) {\n    fun c() = b.d { it }\n}',
  go: "package a\n\nfunc b() int { return 1 }\n",
  rust: "fn a() -> u8 { 1 }",
  ruby: "def a\n  1\nend\n",
  php: "<?php function a() { return 1; }",
  csharp: '[Route("a")]\npublic class A { public int B() => 1; }',
};

describe("A packaged grammar", () => {
  for (const [languageId, text] of Object.entries(samples)) {
    it(`loads and parses ${languageId}`, async () => {
      const hasError = await packagedGrammars.parse(
        languageId,
        text,
        (tree) => tree.rootNode.hasError,
      );

      assert.equal(hasError, false);
    });
  }

  it("is tested for every one", () => {
    assert.equal(grammarFiles.length, Object.keys(samples).length);
  });
});
