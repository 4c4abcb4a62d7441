import type { Place, TextEntity } from "../../link/names/entity.ts";
import type { Evaluate } from "../../link/names/following.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import type { Value } from "../../facts/value.ts";

/** The one path of an expression, or the several of a list. */
export function pathTexts(value: Value, place: Place, evaluate: Evaluate): readonly TextEntity[] {
  if (value.kind === "list") return value.items.flatMap((one) => pathTexts(one, place, evaluate));
  if (value.kind === "name" || value.kind === "member") {
    for (const one of evaluate(value, place)) {
      if (one.kind !== "value" || one.value.kind !== "list") continue;
      return pathTexts(one.value, one.place, evaluate);
    }
  }
  return textsOf(value, place, evaluate);
}

/** A text as an expression again; what of it could not be computed stays so. */
export function valueOfText({ text, unresolved }: TextEntity): Value {
  if (unresolved === undefined) return { kind: "text", text };
  const [before = "", ...after] = text.split(`{${unresolved}}`);
  return {
    kind: "concat",
    parts: [
      { kind: "text", text: before },
      { kind: "unknown", text: unresolved },
      { kind: "text", text: after.join(`{${unresolved}}`) },
    ],
  };
}
