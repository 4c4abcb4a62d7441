import type { EntryPoint } from "../backendMap.ts";
import type { FileFacts, RouteFact } from "../facts.ts";
import type { Value } from "../value.ts";
import type { DefinitionEntity, Entity, Place } from "./entity.ts";
import { wordsOf } from "./entity.ts";
import { definitionIn, type Evaluate } from "./following.ts";
import type { Linking } from "./linking.ts";

type Handled = Pick<RouteFact, "handler" | "handlerName" | "scope">;

/** Where the handler stands, and its name; a function given on the spot has only its place. */
export function handlerOf(
  route: Handled,
  file: FileFacts,
  linking: Pick<Linking, "evaluate" | "uriOf">,
): Pick<EntryPoint, "handler" | "handlerName"> {
  const named = route.handlerName;
  if (route.handler === undefined) return named === undefined ? {} : { handlerName: named };
  const target = definitionOf(route.handler, { file, scope: route.scope }, linking.evaluate);
  const name = named ?? nameOf(route.handler, target);
  return {
    ...(target && {
      handler: { uri: linking.uriOf(target.file.path), range: definitionIn(target).range },
    }),
    ...(name !== "" && { handlerName: name }),
  };
}

function definitionOf(
  handler: Value,
  place: Place,
  evaluate: Evaluate,
): DefinitionEntity | undefined {
  const direct = evaluate(handler, place).find(isDefinition);
  if (direct !== undefined || handler.kind !== "call") return direct;
  // A handler in a wrapper: `asyncHandler(list)`, `controller.list.bind(controller)`.
  const inside = [
    ...handler.args,
    ...(handler.callee.kind === "member" ? [handler.callee.of] : []),
  ];
  for (const one of inside.toReversed()) {
    const found = definitionOf(one, place, evaluate);
    if (found !== undefined) return found;
  }
  return undefined;
}

const isDefinition = (entity: Entity): entity is DefinitionEntity => entity.kind === "definition";

function nameOf(handler: Value, target: DefinitionEntity | undefined): string {
  if (handler.kind === "definition") {
    return target === undefined ? "" : definitionIn(target).name;
  }
  return handler.kind === "call" ? "" : wordsOf(handler);
}
