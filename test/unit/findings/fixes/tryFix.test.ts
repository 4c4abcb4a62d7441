import assert from "node:assert/strict";
import { tryFix } from "../../../../src/core/findings/fixes/tryFix.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

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
      grammars: packagedGrammars,
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
