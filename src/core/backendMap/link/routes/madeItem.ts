import {
  fieldNamed,
  fileScope,
  type CallValue,
  type Scope,
  type Value,
} from "../../facts/value.ts";
import { contains } from "../../facts/places.ts";
import { wordsOf, type DefinitionEntity } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { onlyText } from "../names/textsOf.ts";
import { valueBehind } from "../names/valueBehind.ts";
import type { Item, Looping } from "./itemsIn.ts";

/** Names that stand for each other are followed no further. */
const deepest = 6;

/**
 * An item that a function of the workspace makes, `defineRoute(options)(handler)`: the record that it
 * is, with what this very call puts into it. Any other as it is.
 */
export function madeItem(item: Item, { index, evaluate }: Looping): Item {
  const behind = valueBehind(item.value, item.place, index);
  if (behind?.value.kind !== "call") return item;
  const { value, place } = behind;
  const making = makingOf(value, (callee) => {
    const [only, ...others] = evaluate(callee, place);
    return only?.kind === "definition" && others.length === 0 ? only : undefined;
  });
  const record = making && recordGiven(making);
  if (making === undefined || record === undefined) return item;
  const seen = seenBy(making, evaluate);
  const fields = Object.entries(record.fields).map(([name, one]) => [name, seen(one)] as const);
  return { ...item, place, value: { kind: "record", fields: Object.fromEntries(fields) } };
}

/** A function with what a call hands it and those around it. */
interface Making {
  readonly maker: DefinitionEntity;
  readonly handed: ReadonlyMap<Scope, readonly Value[]>;
}

/** The function that a call runs, or a call of what a call gives back. */
function makingOf(
  { callee, args }: CallValue,
  called: (callee: Value) => DefinitionEntity | undefined,
): Making | undefined {
  const around = callee.kind === "call" ? makingOf(callee, called) : undefined;
  const maker = callee.kind === "call" ? around && functionGiven(around) : called(callee);
  if (maker === undefined || !/function|method/.test(definitionIn(maker).kind)) return undefined;
  return { maker, handed: new Map([...(around?.handed ?? []), [maker.index, args]]) };
}

/** What it gives back, in whatever case; of a variable what that is given. */
function givenBack({ maker: { file, index } }: Making): Value | undefined {
  const [only, ...others] = definitionIn({ file, index }).returns ?? [];
  if (only?.kind !== "name" || others.length > 0) return others.length > 0 ? undefined : only;
  const bound = file.bindings.filter(({ scope, name }) => scope === index && name === only.name);
  return bound.length === 1 ? bound[0]?.value : only;
}

function functionGiven(making: Making): DefinitionEntity | undefined {
  const value = givenBack(making);
  if (value?.kind !== "definition") return undefined;
  return { kind: "definition", file: making.maker.file, index: value.definition };
}

function recordGiven(making: Making): Extract<Value, { kind: "record" }> | undefined {
  const value = givenBack(making);
  return value?.kind === "record" && value.spreads === undefined ? value : undefined;
}

/** Expressions of the function as the place of the call sees them. */
function seenBy({ maker, handed }: Making, evaluate: Evaluate): (value: Value) => Value {
  const { file } = maker;
  const named = (name: string, depth: number): Value => {
    for (let scope = maker.index; scope !== fileScope; scope = around(scope)) {
      const at = parameterAt(name, { file, scope });
      if (at >= 0) return handed.get(scope)?.[at] ?? unknown(name);
      const [bound] = file.bindings.filter((one) => one.scope === scope && one.name === name);
      if (bound !== undefined) return seen(bound.value, depth + 1);
    }
    return onlyText({ kind: "name", name }, { file, scope: fileScope }, evaluate);
  };
  const around = (scope: Scope): Scope => file.definitions[scope]?.scope ?? fileScope;
  const member = ({ of, name }: Extract<Value, { kind: "member" }>, depth: number): Value => {
    const whole = seen(of, depth);
    const own = whole.kind === "record" ? fieldNamed(name, whole) : undefined;
    return own ?? { kind: "member", of: whole, name };
  };
  const seen = (value: Value, depth = 0): Value => {
    if (depth > deepest) return unknown(wordsOf(value));
    const each = (parts: readonly Value[]): readonly Value[] =>
      parts.map((one) => seen(one, depth));
    if (value.kind === "text") return value;
    if (value.kind === "name") return named(value.name, depth);
    if (value.kind === "member") return member(value, depth);
    if (value.kind === "concat") return { ...value, parts: each(value.parts) };
    if (value.kind === "either") return { ...value, options: each(value.options) };
    const answer =
      value.kind === "definition" ? handedTo(value.definition, maker, handed) : undefined;
    return answer ?? unknown(wordsOf(value));
  };
  return seen;
}

const unknown = (text: string): Value => ({ kind: "unknown", text });

/** The function that one of the maker's own runs, or hands on, of those that the maker is given. */
function handedTo(
  own: Scope,
  { file, index }: DefinitionEntity,
  handed: Making["handed"],
): Value | undefined {
  const range = file.definitions[own]?.range;
  const within = range ? file.calls.filter((call) => contains(range, call.range.start)) : [];
  const named = within.flatMap(({ callee, args }) => [callee, ...args.toReversed()]);
  const given = named.flatMap((one) => {
    const at = one.kind === "name" ? parameterAt(one.name, { file, scope: index }) : -1;
    return handed.get(index)?.[at] ?? [];
  });
  return given.find(({ kind }) => kind !== "record" && kind !== "text");
}
