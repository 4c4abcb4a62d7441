import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";

/** `curl_init($url)`, `curl_setopt($handle, CURLOPT_URL, $url)`: without a word it waits without end. */
export function curlCalls(file: Reading): readonly NeighbourFact[] {
  if (!file.text.includes("curl_")) return [];
  const calls = nodesOf(file.root, "function_call_expression");
  const limits = calls.filter(
    (node) => nameOf(node).startsWith("curl_setopt") && isLimit.test(node.text),
  );
  const hasLimit = (scope: number): boolean => limits.some((node) => file.scopeOf(node) === scope);
  return calls.flatMap((node) => {
    const url = urlIn(node);
    if (url === undefined) return [];
    const scope = file.scopeOf(node);
    return [
      {
        kind: "http",
        name: file.valueOf(url),
        scope,
        range: rangeOf(node),
        hasTimeout: hasLimit(scope),
      },
    ];
  });
}

const isLimit = /\bCURLOPT_TIMEOUT(?:_MS)?\b/;

function urlIn(node: SyntaxNode): SyntaxNode | undefined {
  const { plain } = argumentsOf(node);
  if (nameOf(node) === "curl_init") return plain[0];
  return nameOf(node) === "curl_setopt" && plain[1]?.text === "CURLOPT_URL" ? plain[2] : undefined;
}

const nameOf = (node: SyntaxNode): string =>
  (fieldOf(node, "function")?.text ?? "").replace("\\", "");
