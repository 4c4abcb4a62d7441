import assert from "node:assert/strict";
import fc from "fast-check";
import * as vscode from "vscode";
import { targetOf } from "../../../src/commands/target.ts";

const uri = vscode.Uri.file("/w/src/a.ts");
const range = { start: { line: 1, character: 2 }, end: { line: 3, character: 4 } };

describe("What a command is given", () => {
  it("is nothing for a key or the palette, options without a file, and a row of the tree", () => {
    for (const args of [[], [undefined], [null], [{}], [{ anyway: true }]]) {
      assert.deepEqual(targetOf(args), { kind: "none" });
    }
    assert.deepEqual(targetOf([{ kind: "finding", findingId: "x" }]), { kind: "none" });
    assert.deepEqual(targetOf([{ kind: "file", uri: uri.toString() }, []]), { kind: "none" });
  });

  const named = [
    { title: "a Uri, first, from a menu", args: [uri, { groupId: 0 }] },
    { title: "a Uri that went through JSON", args: [JSON.parse(JSON.stringify(uri))] },
    { title: "the text of a URI", args: [uri.toString()] },
    { title: "options", args: [{ uri: uri.toString() }] },
    { title: "a Source Control row", args: [{ resourceUri: uri }] },
    { title: "a comment thread", args: [{ uri, comments: [] }] },
    { title: "what a comment's reply box passes", args: [{ thread: { uri }, text: "x" }] },
  ] as const;
  for (const { title, args } of named) {
    it(`is a file for ${title}`, () => {
      const target = targetOf(args);

      assert.ok(target.kind === "file");
      assert.equal(target.uri.toString(), uri.toString());
      assert.equal(target.anyway, false);
    });
  }

  it("is a part of a file where there is a range", () => {
    const target = targetOf([{ uri: uri.toString(), range, anyway: true }]);

    assert.ok(target.kind === "file");
    assert.deepEqual(target.range, new vscode.Range(1, 2, 3, 4));
    assert.equal(target.anyway, true);
  });

  const throwing = {
    get uri(): never {
      throw new Error("caught you");
    },
  };
  const junk: readonly unknown[] = [
    42,
    true,
    "",
    "no uri",
    [],
    () => "x",
    Symbol("x"),
    { uri: 1 },
    { uri: "x".repeat(5000) },
    { uri: uri.toString(), range: { start: { line: -1, character: 0 }, end: range.end } },
    { uri: uri.toString(), range: { start: { line: 0.5, character: 0 }, end: range.end } },
    { uri: uri.toString(), range: "all" },
    { something: "else" },
    throwing,
    new Proxy(
      {},
      {
        get: () => {
          throw new Error("caught you");
        },
      },
    ),
  ];
  for (const [index, one] of junk.entries()) {
    it(`is refused when it names no file (${index})`, () => {
      assert.deepEqual(targetOf([one]), { kind: "invalid" });
    });
  }

  it("never throws, whatever it is", () => {
    const law = fc.property(fc.anything(), (thing) => {
      return ["none", "file", "invalid"].includes(targetOf([thing]).kind);
    });

    fc.assert(law);
  });
});
