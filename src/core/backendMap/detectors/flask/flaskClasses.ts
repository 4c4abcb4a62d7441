import type { RouterFact } from "../../facts/routingFacts.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { basesOf } from "../pythonStores/modelNames.ts";
import { constructorOf, methodsOf } from "../python/constructors.ts";
import { addsRule } from "./flaskRules.ts";

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

/**
 * Classes that hand what they are given on to a blueprint that they hold: what is added to one of
 * them, `api.add_resource(Orders, "/orders")`, stands where its blueprint does.
 */
export function holdingClasses(file: Reading): readonly RouterFact[] {
  if (!handsOn.test(file.text)) return [];
  return nodesOf(file.root, "class_definition").flatMap((node) => {
    const adding = methodsOf(node).find((one) => addsRule.test(wordOf(one, "name")));
    const held = adding && heldIn(adding);
    const [own, scope] = [node, adding].map((one) => one && indexOf(one, file));
    if (held === undefined || own === undefined || scope === undefined) return [];
    const place = { at: atOf(node), scope, range: rangeOf(node), guards: [] };
    const parent = file.valueOf(held);
    return [{ ...place, stack: "flask", isRoot: false, parent, definition: own }];
  });
}

const handsOn = /\bself\.\w+\.add_\w*(?:resource|rule)\(/;

/** The `self.blueprint` of `self.blueprint.add_url_rule(…)`. */
function heldIn(method: SyntaxNode): SyntaxNode | undefined {
  return nodesOf(method, "call")
    .map(calleeOf)
    .find(({ name, object }) => addsRule.test(name) && object?.text.startsWith("self.") === true)
    ?.object;
}

function indexOf(node: SyntaxNode, file: Reading): number | undefined {
  const value = file.valueOf(node);
  return value.kind === "definition" ? value.definition : undefined;
}
