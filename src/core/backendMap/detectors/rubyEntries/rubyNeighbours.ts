import type { NeighbourFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, textOf, wordOf, type RubyArguments } from "../../languages/ruby/literals.ts";
import { environmentVariable } from "../../reading/environmentVariable.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { isRubyTest } from "./isRubyTest.ts";

/** What a Ruby backend asks others over HTTP, and the variables of its environment. */
export const rubyNeighbours: Stack = {
  name: "ruby-neighbours",
  languages: ["ruby"],
  markers: /\bENV\b|\b(?:Faraday|HTTParty|RestClient|Net::HTTP|Typhoeus|Excon|HTTP|URI)\b/,
  detect: (file) => ({ neighbours: isRubyTest(file.path) ? [] : neighboursIn(file) }),
};

function neighboursIn(file: Reading): readonly NeighbourFact[] {
  const calls = nodesOf(file.root, "call");
  const read = nodesOf(file.root, "element_reference").flatMap((node) => subscripted(node, file));
  return [
    ...read,
    ...calls.flatMap((node) => fetched(node, file)),
    ...calls.flatMap((node) => requestBy(node, file)),
  ];
}

/** `ENV["X"]`, where it is not set. */
function subscripted(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const [list, key] = childrenOf(node);
  const isSet = node.parent?.type === "assignment" && fieldOf(node.parent, "left")?.id === node.id;
  return list?.text === "ENV" && !isSet ? environmentVariable(wordOf(key), node, file) : [];
}

/** `ENV.fetch("X")`. */
function fetched(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const isFetch =
    fieldOf(node, "receiver")?.text === "ENV" && fieldOf(node, "method")?.text === "fetch";
  return isFetch ? environmentVariable(wordOf(argumentsOf(node).plain[0]), node, file) : [];
}

interface Client {
  readonly verbs: RegExp;
  /** Where nothing is said it waits a minute, as Ruby's own client does; others wait without end. */
  readonly endsByItself: boolean;
}

const verbs = /^(?:get|head|post|put|patch|delete|options)$/;
const clients: ReadonlyMap<string, Client> = new Map([
  ["Faraday", { verbs: /^(?:get|head|post|put|patch|delete|new)$/, endsByItself: true }],
  ["HTTParty", { verbs, endsByItself: true }],
  ["RestClient", { verbs, endsByItself: true }],
  ["RestClient::Request", { verbs: /^execute$/, endsByItself: true }],
  ["Excon", { verbs: /^(?:get|head|post|put|patch|delete|new)$/, endsByItself: true }],
  ["Net::HTTP", { verbs: /^(?:get|get_response|post|post_form|start|new)$/, endsByItself: true }],
  ["URI", { verbs: /^open$/, endsByItself: true }],
  ["Typhoeus", { verbs, endsByItself: false }],
  ["HTTP", { verbs, endsByItself: false }],
]);

/** `Faraday.get(url)`, `HTTP.timeout(5).get(url)`, `RestClient::Request.execute(url: url)`. */
function requestBy(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { root, between } = beginningOf(node);
  const client = clients.get(root.replace(/^::/, ""));
  const args = argumentsOf(node);
  const url = urlIn(args);
  const isRequest = client?.verbs.test(fieldOf(node, "method")?.text ?? "") === true;
  if (client === undefined || !isRequest || url === undefined) return [];
  const ends = client.endsByItself || between.includes("timeout") || args.named.has("timeout");
  return [
    {
      kind: "http",
      name: addressOf(url, file),
      scope: file.scopeOf(node),
      range: rangeOf(node),
      // A library of the others may be told once, elsewhere, how long to wait.
      ...(ends && { hasTimeout: true }),
    },
  ];
}

function urlIn({ plain, named }: RubyArguments): SyntaxNode | undefined {
  return named.get("url") ?? plain[0];
}

/** A text that is put together keeps what of it is known. */
function addressOf(url: SyntaxNode, file: Reading): Value {
  const text = url.type === "string" ? textOf(url, new Map()) : undefined;
  return text === undefined ? file.valueOf(url) : { kind: "text", text };
}

/** What a chain of calls begins with, and the names of the calls between. */
function beginningOf(node: SyntaxNode): {
  readonly root: string;
  readonly between: readonly string[];
} {
  const between: string[] = [];
  let receiver = fieldOf(node, "receiver");
  while (receiver?.type === "call") {
    between.push(fieldOf(receiver, "method")?.text ?? "");
    receiver = fieldOf(receiver, "receiver");
  }
  return { root: receiver?.text ?? "", between };
}
