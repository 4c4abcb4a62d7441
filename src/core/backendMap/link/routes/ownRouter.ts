import type { Value } from "../../facts/value.ts";
import { wordsOf, type Entity, type Place, type TextEntity } from "../names/entity.ts";
import { declaredTypes, definitionIn, type Evaluate } from "../names/following.ts";
import { noText } from "../names/textsOf.ts";

/**
 * The prefix of a router that is no framework's. One of a class of the project's own is put below
 * another router in a way of its own: that its prefix is not known is said.
 */
export function prefixOfOther(router: Value, place: Place, evaluate: Evaluate): TextEntity {
  const isOwn = evaluate(router, place).some(
    (one) =>
      isOfProject(one) ||
      (one.kind === "parameter" && declaredTypes(one, evaluate).some(isOfProject)),
  );
  return isOwn ? { ...noText, unresolved: wordsOf(router) } : noText;
}

const isOfProject = (one: Entity): boolean =>
  one.kind === "definition" && ["class", "type"].includes(definitionIn(one).kind);
