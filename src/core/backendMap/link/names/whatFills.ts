import type { CallFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import type { Entity, ParameterEntity } from "./entity.ts";
import { parameterIn, type Evaluate } from "./following.ts";
import type { CallSite, CallSites } from "./language.ts";

/** What callers put into a parameter, or it is preset to; itself where nobody is seen to call. */
export function whatFills(
  parameter: ParameterEntity,
  callSites: CallSites,
  evaluate: Evaluate,
): readonly Entity[] {
  const { file, definition } = parameter;
  const given = callSites
    .of(file, definition)
    .flatMap((site) => givenBy(site, parameter, evaluate));
  const preset = parameterIn(parameter)?.default;
  const standing = preset === undefined ? [] : evaluate(preset, { file, scope: definition });
  const all = [...given, ...standing];
  return all.length > 0 ? all : [parameter];
}

function givenBy(
  { call, file }: CallSite,
  parameter: ParameterEntity,
  evaluate: Evaluate,
): readonly Entity[] {
  const { name = "", isRest } = parameterIn(parameter) ?? {};
  const place = { file, scope: call.scope };
  const arg = call.named?.[name] ?? call.args[parameter.index];
  const given = arg === undefined ? [] : evaluate(arg, place);
  if (arg === undefined || isRest !== true) return given;
  // A list that is handed on is the list.
  const isList = call.args.length === parameter.index + 1 && given.some(isListed);
  return isList ? given : evaluate(restOf(call, parameter.index), place);
}

const isListed = (one: Entity): boolean => one.kind === "value" && one.value.kind === "list";

const rests = new WeakMap<CallFact, Value>();

/** The arguments of a call from one on, as one value for whoever asks. */
function restOf(call: CallFact, index: number): Value {
  const rest: Value = rests.get(call) ?? { kind: "list", items: call.args.slice(index) };
  rests.set(call, rest);
  return rest;
}
