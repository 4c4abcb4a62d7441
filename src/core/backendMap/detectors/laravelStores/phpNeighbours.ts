import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, chainOf, isContinued, wordOf } from "../../languages/php/literals.ts";
import { environmentVariable } from "../../reading/environmentVariable.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { curlCalls } from "./curlCalls.ts";
import { guzzleCalls } from "./guzzle.ts";

/** What a PHP backend asks others over HTTP, and the variables of its environment. */
export const phpNeighbours: Stack = {
  name: "php-neighbours",
  languages: ["php"],
  markers: /\benv\(|\bgetenv\(|\$_ENV\b|\bHttp::|\bGuzzleHttp\\|\bcurl_/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const read = nodesOf(file.root, "function_call_expression").flatMap((node) => {
    const name = fieldOf(node, "function")?.text ?? "";
    return /^\\?(?:env|getenv)$/.test(name)
      ? environmentVariable(wordOf(argumentsOf(node).plain[0]), node, file)
      : [];
  });
  const subscripted = nodesOf(file.root, "subscript_expression").flatMap((node) => {
    const [list, key] = childrenOf(node);
    return list?.text === "$_ENV" ? environmentVariable(wordOf(key), node, file) : [];
  });
  const calls = nodesOf(file.root, "scoped_call_expression", "member_call_expression")
    .filter((node) => !isContinued(node))
    .flatMap((node) => requestBy(node, file));
  return {
    neighbours: [...read, ...subscripted, ...calls, ...guzzleCalls(file), ...curlCalls(file)],
  };
}

const verbs = /^(?:get|head|post|put|patch|delete|send)$/;

/** `Http::timeout(5)->get($url)`; without a word Laravel's client waits thirty seconds. */
function requestBy(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { root, isStatic, links } = chainOf(node);
  if (!isStatic || !/^\\?(?:\w+\\)*Http$/.test(root.text)) return [];
  const verb = links.find(({ name }) => verbs.test(name));
  const url = verb?.args.named.get("url") ?? verb?.args.plain[verb.name === "send" ? 1 : 0];
  if (url === undefined) return [];
  const isEndless = links.some(
    ({ name, args }) => name === "timeout" && args.plain[0]?.text === "0",
  );
  return [
    {
      kind: "http",
      name: file.valueOf(url),
      scope: file.scopeOf(node),
      range: rangeOf(node),
      hasTimeout: !isEndless,
    },
  ];
}
