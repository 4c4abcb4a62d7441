import type { RouterFact } from "../../facts/routingFacts.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { basesOf } from "../pythonStores/modelNames.ts";
import { constructorOf } from "../python/constructors.ts";

/** Classes below Blueprint that say in their constructor below which path each of them stands. */
export function blueprintClasses(file: Reading): readonly RouterFact[] {
  if (!file.text.includes("url_prefix")) return [];
  return nodesOf(file.root, "class_definition").flatMap((node) => {
    const constructor = constructorOf(node);
    const prefix = constructor && prefixIn(constructor);
    if (constructor === undefined || prefix === undefined) return [];
    const [own, scope] = [node, constructor].map((one) => indexOf(one, file));
    if (own === undefined || scope === undefined) return [];
    const base = { at: atOf(node), scope, range: rangeOf(node), guards: [] };
    return [
      {
        ...base,
        stack: "flask",
        isRoot: false,
        prefix: file.valueOf(prefix),
        definition: own,
        isPerInstance: true as const,
      },
    ];
  });
}

/** `kwargs.setdefault("url_prefix", path)`, `super().__init__(name, module, url_prefix=path)`. */
function prefixIn(constructor: SyntaxNode): SyntaxNode | undefined {
  for (const call of nodesOf(constructor, "call")) {
    const { name, object } = calleeOf(call);
    const [first, second] = argumentsOf(call);
    if (object === undefined) continue;
    if (name === "setdefault" && literalOf(first) === "url_prefix") return second;
    const given = name === "__init__" ? keywordsOf(call).get("url_prefix") : undefined;
    if (given !== undefined) return given;
  }
  return undefined;
}

/** Classes below the framework's own application: whatever is made of them is the root. */
export function applicationClasses(file: Reading): readonly RouterFact[] {
  if (!/\((?:[\w.]+,\s*)*(?:\w+\.)?(?:API)?Flask\b/.test(file.text)) return [];
  return nodesOf(file.root, "class_definition").flatMap((node) => {
    const isApplication = basesOf(node).some(({ text }) => /(?:^|\.)(?:API)?Flask$/.test(text));
    const definition = isApplication ? indexOf(node, file) : undefined;
    if (definition === undefined) return [];
    const scope = file.scopeOf(node);
    const place = { at: atOf(node), scope, range: rangeOf(node), guards: [] };
    return [{ ...place, stack: "flask", isRoot: true, definition }];
  });
}

function indexOf(node: SyntaxNode, file: Reading): number | undefined {
  const value = file.valueOf(node);
  return value.kind === "definition" ? value.definition : undefined;
}
