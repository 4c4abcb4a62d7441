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
  const sites = callSites.of(file, definition);
  const given = sites.flatMap((site) => givenBy(site, parameter, evaluate));
  const preset = parameterIn(parameter)?.default;
  const isGiven = given.length > 0 && sites.every((site) => argumentIn(site, parameter));
  const standing =
    preset === undefined || isGiven ? [] : evaluate(preset, { file, scope: definition });
  const all = [...given, ...standing];
  return all.length > 0 ? all : [parameter];
}

function givenBy(
  { call, file }: CallSite,
  parameter: ParameterEntity,
  evaluate: Evaluate,
): readonly Entity[] {
  const isRest = parameterIn(parameter)?.isRest;
  const place = { file, scope: call.scope };
  const arg = argumentIn({ call, file }, parameter);
  const given = arg === undefined ? [] : evaluate(arg, place);
  if (arg === undefined || isRest !== true) return given;
  // A list that is handed on is the list.
  const isList = call.args.length === parameter.index + 1 && given.some(isListed);
  return isList ? given : evaluate(restOf(call, parameter.index), place);
}

function argumentIn({ call }: CallSite, parameter: ParameterEntity): Value | undefined {
  return call.named?.[parameterIn(parameter)?.name ?? ""] ?? call.args[parameter.index];
}

const isListed = (one: Entity): boolean => one.kind === "value" && one.value.kind === "list";

const rests = new WeakMap<CallFact, Value>();

/** The arguments of a call from one on, as one value for whoever asks. */
function restOf(call: CallFact, index: number): Value {
  const rest: Value = rests.get(call) ?? { kind: "list", items: call.args.slice(index) };
  rests.set(call, rest);
  return rest;
}
