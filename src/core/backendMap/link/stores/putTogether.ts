import type { FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "../names/entity.ts";

type Call = Extract<Value, { kind: "call" }>;

/** Calls that make a text of what they are given, or of what they are called on. */
const makesText = /^(?:join|implode|concat|v?s?printf|fmt_?sprintf|format(?:ted|Map)?)$/i;
const adds = /^(?:push|append|add|unshift)$/i;

/**
 * Of what a text or a list is put together: its parts, what is formatted into it or joined to it;
 * undefined for any other value.
 */
export function partsOf(value: Value): readonly Value[] | undefined {
  if (value.kind === "concat") return value.parts;
  if (value.kind === "either") return value.options;
  if (value.kind === "list") return value.items;
  return value.kind === "call" ? joinedBy(value) : undefined;
}

function joinedBy({ callee, args }: Call): readonly Value[] | undefined {
  const name = callee.kind === "either" ? callee.options.at(-1) : callee;
  const word = name === undefined ? "" : (/\w*$/.exec(wordsOf(name))?.[0] ?? "");
  if (!makesText.test(word)) return undefined;
  return callee.kind === "member" ? [callee.of, ...args] : args;
}

/** What a list by a name gets after it was made, from here or from within: `parts.push(x)`. */
export function addedTo(
  name: string,
  { file, scope }: Place,
): readonly (Place & { value: Value })[] {
  return file.calls.flatMap((call) => {
    const { callee, args } = call;
    const isAdding =
      callee.kind === "member" &&
      adds.test(callee.name) &&
      callee.of.kind === "name" &&
      callee.of.name === name &&
      isWithin(call.scope, scope, file);
    return isAdding ? args.map((value) => ({ file, scope: call.scope, value })) : [];
  });
}

function isWithin(inner: Scope, outer: Scope, { definitions }: FileFacts): boolean {
  for (let at = inner; at >= 0; at = definitions[at]?.scope ?? -1) if (at === outer) return true;
  return inner === outer;
}
