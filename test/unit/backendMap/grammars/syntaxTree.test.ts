import assert from "node:assert/strict";
import type { Node } from "web-tree-sitter";
import { syntaxTree } from "../../../../src/core/backendMap/grammars/syntaxTree.ts";
import { nothingUnasked, type Unasked } from "../../../../src/core/backendMap/grammars/unasked.ts";
import { childrenOf } from "../../../../src/core/backendMap/grammars/syntax.ts";
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

  it("says of every node what the runtime says of its own", async () => {
    for (const [languageId, text] of texts) {
      const found = await packagedGrammars.parse(languageId, text, (tree) => ({
        copied: saidBy(syntaxTree(tree, text)),
        own: saidBy(tree.rootNode),
      }));

      assert.ok(found);
      assert.deepEqual(found.copied, found.own);
    }
  });

  it("finds nodes by their types, in a node alone, in the order of the text", async () => {
    const text = "a(1, b); c(function () { d(e(2)); });";

    const found = await packagedGrammars.parse("javascript", text, (tree) => {
      const [body] = syntaxTree(tree, text).descendantsOfType("statement_block");
      return body?.descendantsOfType(["number", "identifier"]).map((node) => node.text);
    });

    assert.deepEqual(found, ["d", "e", "2"]);
  });

  it("gives children without the comments between them", async () => {
    const text = "call(a, /* why */ b, // and\n c);";

    const found = await packagedGrammars.parse("javascript", text, (tree) => {
      const [given] = syntaxTree(tree, text).descendantsOfType("arguments");
      return given && [childrenOf(given).length, given.namedChildren.length];
    });

    assert.deepEqual(found, [3, 5]);
  });

  it("finds the innermost node at a position", async () => {
    const text = "first();\nsecond(third, 4);";

    const found = await packagedGrammars.parse("javascript", text, (tree) => {
      const root = syntaxTree(tree, text);
      return [8, 7, 40].map((column) => root.descendantForPosition({ row: 1, column }).text);
    });

    assert.deepEqual(found, ["third", "third", text]);
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

/** One that takes more rows than others, and one that has an error. */
const texts = [
  ["typescript", `// é\n${"call(a.b?.c, { d, ...e }, `f${g}`);\n".repeat(100)}`],
  ["python", "@a.b('c')\nasync def d(e: int = 1) -> f:\n    return [g for h in i if h < j]\n"],
  ["go", "package a\nfunc (b *c) d(e, f int) (g, error) { return h{i: 1}, nil }\n)("],
] as const;

interface Said {
  readonly type: string;
  readonly isNamed: boolean;
  readonly text: string;
  readonly start: unknown;
  readonly end: unknown;
  readonly fields: readonly (string | undefined)[];
  readonly children: readonly Said[];
}

function saidBy(node: SyntaxNode | Node): Said {
  const { type, isNamed, text } = node;
  const [start, end] = [node.startPosition, node.endPosition];
  const children = node.children;
  const fields = children.flatMap((_, index) => fieldOf(node, index) ?? []);
  return { type, isNamed, text, start, end, fields, children: children.map(saidBy) };
}

function fieldOf(node: SyntaxNode | Node, index: number): string | null | undefined {
  return "fieldNameForChild" in node ? node.fieldNameForChild(index) : node.children[index]?.field;
}

async function typesIn(text: string, without?: Unasked): Promise<readonly string[] | undefined> {
  return packagedGrammars.parse("javascript", text, (tree) => {
    const all = (node: SyntaxNode): readonly string[] => [node.type, ...node.children.flatMap(all)];
    return all(syntaxTree(tree, text, without));
  });
}
