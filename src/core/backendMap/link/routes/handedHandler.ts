import type { Value } from "../../facts/value.ts";
import type { CallContext } from "../names/callContexts.ts";
import { contextKey } from "../names/callContexts.ts";
import type { DefinitionEntity } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";

/** Helpers that call helpers are followed so deep. */
const deepest = 4;

/**
 * A helper that declares routes for its callers may wrap what they give it in a function of its own:
 * the handler is what they gave.
 *
 * @param calls the calls of helpers that are looked at.
 */
export function handedTo(
  found: DefinitionEntity,
  calls: CallContext["calls"],
  evaluate: Evaluate,
  depth = 0,
): DefinitionEntity {
  const { name, scope } = definitionIn(found);
  const helper = found.file.definitions[scope];
  const isWrapper = name === "" && calls.has(contextKey({ file: found.file, index: scope }));
  if (!isWrapper || helper === undefined || depth > deepest) return found;
  const names = new Set(helper.parameters.map((one) => one.name));
  const called = found.file.calls
    .filter((one) => one.scope === found.index)
    .flatMap(({ callee }) => (callee.kind === "name" && names.has(callee.name) ? [callee] : []));
  const [given] = called.flatMap((one: Value) =>
    evaluate(one, { file: found.file, scope: found.index }).filter(
      (entity): entity is DefinitionEntity =>
        entity.kind === "definition" && definitionIn(entity).kind !== "class",
    ),
  );
  return given === undefined ? found : handedTo(given, calls, evaluate, depth + 1);
}
