import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouterFact } from "../../facts/routingFacts.ts";
import {
  atOf,
  childrenOf,
  fieldOf,
  nodesOf,
  rangeOf,
  type SyntaxNode,
} from "../../grammars/syntax.ts";
import { calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { constructorOf } from "./constructors.ts";
import { routerAt } from "./routeParts.ts";

/** A project's own class below FastAPI's router: what it adds to itself is below each of its instances. */
export function routerClasses(file: Reading, isRouter: (name: string) => boolean): SomeFacts {
  if (!file.text.includes("Router)") && !file.text.includes("Router,")) return {};
  return {
    routers: nodesOf(file.root, "class_definition").flatMap((node) =>
      routerOf(node, file, isRouter),
    ),
  };
}

function routerOf(
  node: SyntaxNode,
  file: Reading,
  isRouter: (name: string) => boolean,
): readonly RouterFact[] {
  const bases = fieldOf(node, "superclasses");
  const isOne = (bases === undefined ? [] : childrenOf(bases)).some(({ text }) =>
    isRouter(text.slice(text.lastIndexOf(".") + 1)),
  );
  const own = file.valueOf(node);
  if (!isOne || own.kind !== "definition") return [];
  const constructor = constructorOf(node);
  const prefix = constructor && prefixIn(constructor);
  const base = {
    at: atOf(node),
    scope: file.scopeOf(constructor ?? node),
    range: rangeOf(node),
    stack: "fastapi",
    isRoot: false,
    guards: [],
    definition: own.definition,
  };
  return [
    prefix === undefined ? base : { ...base, prefix: file.valueOf(prefix), isPerInstance: true },
  ];
}

/** `super().__init__(prefix="/" + name)`. */
function prefixIn(constructor: SyntaxNode): SyntaxNode | undefined {
  return nodesOf(constructor, "call")
    .filter((call) => calleeOf(call).name === "__init__")
    .map((call) => keywordsOf(call).get("prefix"))
    .find((one) => one !== undefined);
}

/** What the class adds to itself stands below what a call makes of it: `AdminRouter(prefix="/admin")`. */
export function instanceMount(call: SyntaxNode, file: Reading): MountFact {
  const callee = fieldOf(call, "function") ?? call;
  const place = { scope: file.scopeOf(call), range: rangeOf(call), guards: [] };
  return { ...place, parent: routerAt(call), child: file.valueOf(callee) };
}
