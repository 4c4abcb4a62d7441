import assert from "node:assert/strict";
import {
  createGrammars,
  grammarFiles,
} from "../../../src/core/backendMap/grammars/createGrammars.ts";
import { packagedGrammars, readGrammar } from "../../support/packagedGrammars.ts";

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

describe("The limit of a parse", () => {
  let time = 0;
  const onBusyMachine = createGrammars(readGrammar, () => (time += 1000));
  const parses = (text: string): Promise<true | undefined> =>
    onBusyMachine.parse("javascript", text, () => true);

  it("costs no file of ordinary size on a busy machine", async () => {
    assert.equal(await parses("call(a, b);\n".repeat(8000)), true);
  });

  it("gives up what is generated", async () => {
    assert.equal(await parses(`const a = [${"1,".repeat(200_000)}];`), undefined);
  });
});
