import assert from "node:assert/strict";
import { syntaxTree, type Unasked } from "../../../../src/core/backendMap/grammars/syntaxTree.ts";
import type { SyntaxNode } from "../../../../src/core/backendMap/grammars/syntax.ts";
import { packagedGrammars } from "../../../support/packagedGrammars.ts";

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
    const unasked = { inside: new Set(["string"]), tokens: new Set(["(", ",", ")", ";"]) };

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

  it("keeps the places and fields of what it has", async () => {
    const unasked = { inside: new Set(["string"]), tokens: new Set(["(", ",", ")", ";"]) };
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

async function typesIn(text: string, unasked?: Unasked): Promise<readonly string[] | undefined> {
  return packagedGrammars.parse("javascript", text, (tree) => {
    const all = (node: SyntaxNode): readonly string[] => [node.type, ...node.children.flatMap(all)];
    return all(syntaxTree(tree, text, unasked));
  });
}
