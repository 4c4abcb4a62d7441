import type { Value } from "../../facts/value.ts";
import {
  identityOf,
  wordsOf,
  type Entity,
  type Place,
  type TextEntity,
  type DefinitionEntity,
} from "./entity.ts";
import { decided, inOrder, isTrue } from "./decided.ts";
import { definitionIn, type Evaluate } from "./following.ts";

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
  if (value.kind === "text") return [value];
  if (value.kind === "unknown" && /^\d+$/.test(value.text)) {
    return [{ kind: "text", text: value.text }];
  }
  if (value.kind === "unknown" || depth > deepest) return [unresolved(value)];
  if (value.kind === "concat") {
    return value.parts.reduce<readonly TextEntity[]>(
      (before, part) => join(before, textsOf(part, place, evaluate, depth + 1)),
      [{ kind: "text", text: "" }],
    );
  }
  if (value.kind === "either") {
    const options = inOrder(value).flatMap((one) => textsOf(one, place, evaluate, depth + 1));
    return [likeliest(value, options)];
  }
  return namedTexts(value, place, evaluate, depth);
}

/** The one text that an expression can be; unknown where it can be several, or cannot be computed. */
export function onlyText(value: Value, place: Place, evaluate: Evaluate): Value {
  const [only, ...others] = textsOf(value, place, evaluate);
  const isKnown = only?.unresolved === undefined && others.length === 0;
  return isKnown && only !== undefined ? only : { kind: "unknown", text: wordsOf(value) };
}

function likeliest(
  value: Extract<Value, { kind: "either" }>,
  options: readonly TextEntity[],
): TextEntity {
  const isKnown = (one: TextEntity): boolean => one.unresolved === undefined;
  // What may be added in some case is not there where only settings could tell what it is.
  if (value.when?.kind === "unknown" && options.every(isKnown)) return unresolved(value);
  return options.find(isKnown) ?? options[0] ?? unresolved(value);
}

function namedTexts(
  value: Value,
  place: Place,
  evaluate: Evaluate,
  depth: number,
): readonly TextEntity[] {
  const called = calledText(value, place, evaluate, depth);
  const bound = called.length > 0 ? called : boundText(value, place, evaluate, depth);
  // Of several meanings those count that can be computed: a name that is set again in a branch.
  const computed = bound.filter((one) => one.unresolved === undefined);
  const texts = computed.length > 0 ? computed : bound;
  return texts.length > 0 ? texts.slice(0, mostTexts) : [unresolved(value)];
}

/** What a function makes of the texts of this very call: `scoped("/users")`. */
function calledText(
  value: Value,
  place: Place,
  evaluate: Evaluate,
  depth: number,
): readonly TextEntity[] {
  if (value.kind !== "call" || value.args.length === 0) return [];
  return evaluate(value.callee, place).flatMap((callee) => {
    if (callee.kind !== "definition") return [];
    const { parameters } = definitionIn(callee);
    const inside = { file: callee.file, scope: callee.index };
    const given = new Map(
      parameters.flatMap(({ name, default: preset }, index) => {
        const arg = value.args[index] ?? preset;
        const at = arg === preset ? inside : place;
        const [text] = arg === undefined ? [] : textsOf(arg, at, evaluate, depth + 1);
        return text === undefined ? [] : [[name, text] as const];
      }),
    );
    const holds = (name: string): boolean | undefined => {
      const at = parameters.findIndex((one) => one.name === name);
      return at < 0 ? undefined : isTrue(value.args[at] ?? parameters[at]?.default);
    };
    const returns = returnedBy(callee).map((one) => decided(one, holds));
    // Where it gives back what it was given, anything else is for a case that is no path here.
    const own = returns.filter((one) => namesOneOf(given, one));
    const isItself = (one: Value): boolean =>
      one.kind === "call" && evaluate(one.callee, inside).some((other) => isSame(other, callee));
    return (own.length > 0 ? own : returns)
      .filter((one) => !isItself(one))
      .map((one) => handedOn(withTexts(one, given), given))
      .flatMap((one) => textsOf(one, inside, evaluate, depth + 1))
      .filter(({ unresolved: missing }) => missing === undefined);
  });
}

/** What it gives back; for a variable of its own, what that is given. */
function returnedBy(callee: DefinitionEntity): readonly Value[] {
  const { bindings } = callee.file;
  return (definitionIn(callee).returns ?? []).flatMap((one) => {
    if (one.kind !== "name") return [one];
    const bound = bindings.filter(({ scope, name }) => scope === callee.index && name === one.name);
    return bound.length > 0 ? bound.map(({ value }) => value) : [one];
  });
}

const isSame = (one: Entity, other: Entity): boolean => identityOf(one) === identityOf(other);

/** Whether a text is made of one of these names. */
export function namesOneOf(names: Pick<ReadonlySet<string>, "has">, value: Value): boolean {
  const isIn = (one: Value): boolean => namesOneOf(names, one);
  if (value.kind === "name") return names.has(value.name);
  if (value.kind === "member") return isIn(value.of);
  if (value.kind === "call") return value.args.some(isIn);
  if (value.kind === "either") return value.options.some(isIn);
  return value.kind === "concat" && value.parts.some(isIn);
}

/** An expression with texts in the place of names. */
export function withTexts(value: Value, texts: ReadonlyMap<string, TextEntity>): Value {
  if (value.kind === "name") return texts.get(value.name) ?? value;
  if (value.kind === "member") return texts.get(wordsOf(value)) ?? value;
  if (value.kind === "concat") {
    return { kind: "concat", parts: value.parts.map((part) => withTexts(part, texts)) };
  }
  if (value.kind !== "either") return value;
  const known = value.options.filter((one) => texts.get(wordsOf(one))?.unresolved === undefined);
  const options = known.length > 0 ? known : value.options;
  return { kind: "either", options: options.map((one) => withTexts(one, texts)) };
}

/** The members of a parameter that the prefixes of a function's routers are made of. */
export function membersIn({ file, index }: DefinitionEntity, parameter: string): readonly string[] {
  return file.routers.flatMap(({ scope, prefix }) =>
    scope === index && prefix !== undefined ? membersOf(parameter, prefix) : [],
  );
}

function membersOf(name: string, value: Value): readonly string[] {
  if (value.kind === "member") {
    return value.of.kind === "name" && value.of.name === name ? [value.name] : [];
  }
  if (value.kind === "concat") return value.parts.flatMap((one) => membersOf(name, one));
  return value.kind === "either" ? value.options.flatMap((one) => membersOf(name, one)) : [];
}

/**
 * A call that hands on what it was given: `return joined(root + path)`. Here alone, where depth is
 * counted: a call made anew is another one for what remembers values, and functions call themselves.
 */
function handedOn(value: Value, texts: ReadonlyMap<string, TextEntity>): Value {
  if (value.kind === "concat") {
    return { kind: "concat", parts: value.parts.map((part) => handedOn(part, texts)) };
  }
  if (value.kind !== "call") return value;
  return { ...value, args: value.args.map((arg) => withTexts(arg, texts)) };
}

/** The texts that an expression can be where its names stand for these. */
export const textsGiven = (
  value: Value,
  texts: ReadonlyMap<string, TextEntity>,
  place: Place,
  evaluate: Evaluate,
): readonly TextEntity[] => textsOf(handedOn(withTexts(value, texts), texts), place, evaluate);

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
  const words = settingOf(value) ?? wordsOf(value);
  return { kind: "text", text: `{${words}}`, unresolved: words };
}

/** `config.get("baseUrl")` says which of all settings it is by what it is given. */
function settingOf(value: Value): string | undefined {
  if (value.kind !== "call" || value.callee.kind !== "member") return undefined;
  const [key] = value.args;
  const isAsked = /^get(?:OrThrow|String)?$/i.test(value.callee.name) && key?.kind === "text";
  return isAsked ? `${wordsOf(value.callee)}(${key.text})` : undefined;
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
