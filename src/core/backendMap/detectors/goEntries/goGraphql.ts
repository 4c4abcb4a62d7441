import type { AnswererFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { embeddedSdl } from "../contracts/embeddedSdl.ts";

/** Fields of GraphQL: gqlgen's resolvers of the roots, and what graph-gophers' schemas are given. */
export const goGraphql: Stack = {
  name: "go-graphql",
  languages: ["go"],
  markers: /\b(?:query|mutation|subscription)Resolver\b|\b(?:Must)?ParseSchema\(|\btype Query\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path) || /^\/\/ Code generated .* DO NOT EDIT/m.test(file.text)) return {};
  return {
    answerers: [
      ...nodesOf(file.root, "type_spec").flatMap((node) => rootResolver(node, file)),
      ...nodesOf(file.root, "call_expression").flatMap((node) => parsedSchema(node, file)),
    ],
    procedures: embeddedSdl(file, "raw_string_literal"),
  };
}

/** `type queryResolver struct { *Resolver }`. */
function rootResolver(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const name = fieldOf(node, "name")?.text ?? "";
  const [, root] = /^(query|mutation|subscription)Resolver$/.exec(name) ?? [];
  if (root === undefined) return [];
  const type = `${root[0]?.toUpperCase() ?? ""}${root.slice(1)}`;
  return [answererOf(type, node, file)];
}

/** `graphql.MustParseSchema(text, &resolver{})`: one struct answers the fields of all roots. */
function parsedSchema(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const [callee, list] = [fieldOf(node, "function"), fieldOf(node, "arguments")];
  const [, given] = list === undefined ? [] : childrenOf(list);
  if (given === undefined || !/^graphql\.(?:Must)?ParseSchema$/.test(callee?.text ?? "")) return [];
  const of = file.valueOf(given);
  return ["Query", "Mutation", "Subscription"].map((type) => ({
    ...answererOf(type, node, file),
    of,
  }));
}

function answererOf(type: string, node: SyntaxNode, file: Reading): AnswererFact {
  const definition = file.scopeOf(node);
  return {
    kind: "graphql",
    stack: "go-graphql",
    type,
    of: { kind: "definition", definition },
    guards: [],
    scope: definition,
    range: rangeOf(node),
  };
}
