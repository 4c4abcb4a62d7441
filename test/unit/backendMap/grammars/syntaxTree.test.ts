import assert from "node:assert/strict";
import { syntaxTree } from "../../../../src/core/backendMap/grammars/syntaxTree.ts";
import { nothingUnasked, type Unasked } from "../../../../src/core/backendMap/grammars/unasked.ts";
import type { SyntaxNode } from "../../../../src/core/backendMap/grammars/syntax.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

const unasked: Unasked = {
  ...nothingUnasked,
  inside: new Set(["string"]),
  tokens: new Set(["(", ",", ")", ";"]),
};

describe("A copied tree", () => {
  it("has every node where its language asks for all", async () => {
    assert.deepEqual(await typesIn("call(a, 'b');"), [
      "program",
      "expression_statement",
      "call_expression",
      "identifier",
      "arguments",
      "(",
      "identifier",
      ",",
      "string",
      "'",
      "string_fragment",
      "'",
      ")",
      ";",
    ]);
  });

  it("has neither tokens nor insides that its language does not ask for", async () => {
    assert.deepEqual(await typesIn("call(a, 'b');", unasked), [
      "program",
      "expression_statement",
      "call_expression",
      "identifier",
      "arguments",
      "identifier",
      "string",
    ]);
  });

  it("has what is in some nodes only where one of the words stands in them", async () => {
    const pages = { ...unasked, unlessSaid: new Set(["jsx_element"]), words: /=>/g };

    const silent = await typesIn("a = <b>{c}</b>; d = () => 1;", pages);
    const telling = await typesIn("a = <b>{() => c}</b>;", pages);

    assert.equal(silent?.includes("jsx_element"), true);
    assert.equal(silent.includes("jsx_expression"), false);
    assert.equal(telling?.includes("arrow_function"), true);
  });

  it("keeps the places and fields of what it has", async () => {
    const text = "call(a, 'b');";

    const found = await packagedGrammars.parse("javascript", text, (tree) => {
      const [call] = syntaxTree(tree, text, unasked).descendantsOfType("call_expression");
      return [
        call?.childForFieldName("function")?.text,
        call?.childForFieldName("arguments")?.text,
      ];
    });

    assert.deepEqual(found, ["call", "(a, 'b')"]);
  });
});

async function typesIn(text: string, without?: Unasked): Promise<readonly string[] | undefined> {
  return packagedGrammars.parse("javascript", text, (tree) => {
    const all = (node: SyntaxNode): readonly string[] => [node.type, ...node.children.flatMap(all)];
    return all(syntaxTree(tree, text, without));
  });
}
