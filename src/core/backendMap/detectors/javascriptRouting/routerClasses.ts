import type { Definition } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import { originOf, type Origin } from "./origins.ts";
import { optionOf } from "./routerFact.ts";
import { routingCalls } from "./routingCalls.ts";

/** Classes that extend a framework's router are routers: `this.get(…)`, `super({ prefix })`. */
export function routerClasses(
  file: Reading,
  stack: string,
  isRouter: (origin: Origin) => boolean,
): readonly RouterFact[] {
  return file.facts.definitions.flatMap((one, definition) => {
    if (one.kind !== "class" || !isBelow(one, file, isRouter)) return [];
    const { line, character } = one.range.end;
    return [
      {
        at: `${line}:${character}`,
        stack,
        isRoot: false,
        guards: [],
        definition,
        range: one.range,
        ...(prefixOf(definition, file) ?? { scope: one.scope }),
      },
    ];
  });
}

function isBelow(
  { bases = [] }: Definition,
  { facts }: Reading,
  isRouter: (origin: Origin) => boolean,
): boolean {
  return bases.some((base) => {
    const origin = originOf(base, facts);
    return origin !== undefined && isRouter(origin);
  });
}

/** What the constructor hands to the router's own. */
function prefixOf(
  definition: Scope,
  file: Reading,
): { readonly prefix: Value; readonly scope: Scope } | undefined {
  const { definitions } = file.facts;
  for (const { name, receiver, scope, args } of routingCalls(file)) {
    if (name !== "super" || receiver !== undefined) continue;
    const prefix = optionOf(args[0], "prefix");
    if (prefix !== undefined && definitions[scope]?.scope === definition) return { prefix, scope };
  }
  return undefined;
}
