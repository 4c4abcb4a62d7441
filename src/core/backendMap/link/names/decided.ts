import type { Value } from "../../facts/value.ts";

/** Whether what a name stands for holds, if that is known. */
export type Holds = (name: string) => boolean | undefined;

/** An expression once it is known what holds: of `isList ? "/all" : "/one"` one of both. */
export function decided(value: Value, holds: Holds): Value {
  if (value.kind === "concat") {
    return { kind: "concat", parts: value.parts.map((part) => decided(part, holds)) };
  }
  if (value.kind !== "either") return value;
  const { options, when } = value;
  const isSo = when?.kind === "name" ? holds(when.name) : undefined;
  const chosen = isSo === undefined ? undefined : options[isSo ? 0 : 1];
  return chosen === undefined
    ? { ...value, options: options.map((one) => decided(one, holds)) }
    : decided(chosen, holds);
}

/** The options of an expression, those first that count where the code serves. */
export function inOrder({ options, when }: EitherValue): readonly Value[] {
  return when?.kind === "name" && developing.test(when.name) ? options.toReversed() : options;
}

type EitherValue = Extract<Value, { kind: "either" }>;

/** What holds while somebody works on the code. */
const developing =
  /^(?:__|is_?|in_?)?(?:dev(?:elop(?:ment|ing)?)?|test(?:ing)?)(?:_?mode|_?env(?:ironment)?|__)?$/i;

/** Whether an expression counts as true; what nobody gives does not. */
export function isTrue(value: Value | undefined): boolean | undefined {
  if (value === undefined) return false;
  if (value.kind === "text") return value.text !== "";
  if (value.kind !== "unknown") return undefined;
  if (/^(?:false|null|undefined|0)$/.test(value.text)) return false;
  return value.text === "true" ? true : undefined;
}
