import type { CallFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf, type Entity, type Place } from "./entity.ts";
import { definitionIn, type Following } from "./following.ts";
import type { Lookup } from "./language.ts";
import type { ValueIn } from "./valueBehind.ts";

type Call = Extract<Value, { kind: "call" }>;

/**
 * What a container of dependencies is asked for: `container.resolve(Users)` by its class, else by the
 * name under which it was put there: `container.get("users")`.
 */
export function injected(
  { callee, args }: Call,
  place: Place,
  following: Following,
): readonly Entity[] {
  const [asked] = args;
  if (asked === undefined || !isOfContainer(callee, asking)) return [];
  const classes = following.evaluate(asked, place).filter(isClass);
  if (classes.length > 0) return classes;
  const [only, ...others] = following.index.find(put, keyOf(asked));
  return only === undefined || others.length > 0 ? [] : given(only, following);
}

const asking = /^(?:resolve|get|make|use)$/;
const putting = /^(?:singleton|bind|register\w*|instance|set|factory|value)$/;
/** `container`, `this.iocContainer`; what a package calls so goes by any name: `TypeDi.get(Users)`. */
const containers = /(?:container|injector|ioc|kernel)$/i;

function isOfContainer(callee: Value, names: RegExp): callee is Extract<Value, { kind: "member" }> {
  if (callee.kind !== "member" || !names.test(callee.name)) return false;
  return containers.test(wordsOf(callee.of).replace(/\(\)$/, ""));
}

/** Classes and functions that make something, by the name under which a container has them. */
const put: Lookup<ValueIn> = (file) =>
  file.calls.flatMap((call) =>
    putBy(call).map(
      ([key, value]) => [key, { value, place: { file, scope: call.scope } }] as const,
    ),
  );

function putBy({ callee, args: [first, second] }: CallFact): readonly (readonly [string, Value])[] {
  if (first === undefined) return [];
  const key = boundBy(callee);
  if (key !== undefined) return [[keyOf(key), first]];
  if (!isOfContainer(callee, putting)) return [];
  if (first.kind === "record") return Object.entries(first.fields);
  return second === undefined ? [] : [[keyOf(first), second]];
}

/** `container.bind(names.users).to(Users)`, and `bind(…)` in a module of one: the name. */
function boundBy(callee: Value): Value | undefined {
  if (callee.kind !== "member" || !/^to\w*$/.test(callee.name)) return undefined;
  if (callee.of.kind !== "call") return undefined;
  const { callee: binding, args } = callee.of;
  return isOfContainer(binding, putting) || wordsOf(binding) === "bind" ? args[0] : undefined;
}

const keyOf = (key: Value): string => (key.kind === "text" ? key.text : wordsOf(key));

const isClass = (one: Entity): boolean =>
  one.kind === "definition" && definitionIn(one).kind === "class";

/** Of a class itself, of a function what that gives; `asClass(Users)` and `{ useClass: Users }` too. */
function given({ value, place }: ValueIn, { evaluate }: Following): readonly Entity[] {
  const wrapped =
    value.kind === "call" && /^as[A-Z]/.test(wordsOf(value.callee)) ? value.args[0] : value;
  const named = wrapped?.kind === "record" ? Object.entries(wrapped.fields) : [];
  const used = named.find(([name]) => /^use(?:Class|Value|Factory)$/.test(name))?.[1] ?? wrapped;
  if (used === undefined) return [];
  return evaluate(used, place).flatMap((one) => {
    if (one.kind !== "definition" || isClass(one)) return [one];
    const inside = { file: one.file, scope: one.index };
    return (definitionIn(one).returns ?? []).flatMap((made) => evaluate(made, inside));
  });
}
