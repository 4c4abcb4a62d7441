import type { Value } from "../value.ts";
import { wordsOf, type Place, type TextEntity } from "./entity.ts";
import type { Evaluate } from "./following.ts";

/** The empty text. */
export const noText: TextEntity = { kind: "text", text: "" };

/** More combinations than this are not formed. */
const mostTexts = 8;
const deepest = 12;

/**
 * The texts that an expression can be, at least one: what cannot be computed stands in braces, as
 * the code writes it, and is named.
 */
export function textsOf(
  value: Value,
  place: Place,
  evaluate: Evaluate,
  depth = 0,
): readonly TextEntity[] {
  if (value.kind === "text") return [{ kind: "text", text: value.text }];
  if (value.kind === "unknown" || depth > deepest) return [unresolved(value)];
  if (value.kind === "concat") {
    return value.parts.reduce<readonly TextEntity[]>(
      (before, part) => join(before, textsOf(part, place, evaluate, depth + 1)),
      [{ kind: "text", text: "" }],
    );
  }
  if (value.kind === "either") {
    const options = value.options.flatMap((one) => textsOf(one, place, evaluate, depth + 1));
    const first = options.find((one) => one.unresolved === undefined) ?? options[0];
    return [first ?? unresolved(value)];
  }
  const bound = boundText(value, place, evaluate, depth);
  return bound.length > 0 ? bound.slice(0, mostTexts) : [unresolved(value)];
}

/** What is no text by itself may be a name for one, or for one that is put together. */
function boundText(
  value: Value,
  place: Place,
  evaluate: Evaluate,
  depth: number,
): readonly TextEntity[] {
  return evaluate(value, place).flatMap((one): readonly TextEntity[] => {
    if (one.kind === "text") return [one];
    if (one.kind !== "value") return [];
    if (one.value.kind === "list") {
      return one.value.items.flatMap((item) => textsOf(item, one.place, evaluate, depth + 1));
    }
    if (one.value === value || one.value.kind !== "concat") return [];
    return textsOf(one.value, one.place, evaluate, depth + 1);
  });
}

function unresolved(value: Value): TextEntity {
  const words = wordsOf(value);
  return { kind: "text", text: `{${words}}`, unresolved: words };
}

function join(before: readonly TextEntity[], after: readonly TextEntity[]): readonly TextEntity[] {
  const all = before.flatMap((head) => after.map((tail) => joined(head, tail)));
  return all.slice(0, mostTexts);
}

export function joined(head: TextEntity, tail: TextEntity): TextEntity {
  const unknown = head.unresolved ?? tail.unresolved;
  return {
    kind: "text",
    text: head.text + tail.text,
    ...(unknown !== undefined && { unresolved: unknown }),
  };
}
