import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { fileScope, type Scope, type Value } from "../../facts/value.ts";
import type { Linking } from "../../link/linking.ts";
import { contextKey } from "../../link/names/callContexts.ts";

/** Helpers that hand a flag on are followed so deep. */
const deepest = 4;

/** Whether the very call by which a route is looked at gives `false` to the flag that it stands under. */
export function isLeftOut(
  { when, scope }: RouteFact,
  file: FileFacts,
  calls: Linking["calls"],
): boolean {
  return when !== undefined && isFalse(when, { file, scope, calls });
}

interface Looking {
  readonly file: FileFacts;
  readonly scope: Scope;
  readonly calls: Linking["calls"];
}

function isFalse(flag: Value, looking: Looking, depth = 0): boolean {
  if (flag.kind === "unknown") return flag.text === "false";
  if (flag.kind !== "name" || depth > deepest) return false;
  const parameter = parameterNamed(flag.name, looking);
  const { file, calls } = looking;
  const site = parameter && calls.get(contextKey({ file, index: parameter.definition }));
  const given = parameter && site?.call.args[parameter.index];
  if (site === undefined || given === undefined) return false;
  return isFalse(given, { file: site.file, scope: site.call.scope, calls }, depth + 1);
}

interface ParameterIn {
  readonly definition: Scope;
  readonly index: number;
}

/** From the inside outward. */
function parameterNamed(name: string, { file, scope }: Looking): ParameterIn | undefined {
  for (let at = scope; at !== fileScope; at = file.definitions[at]?.scope ?? fileScope) {
    const index = file.definitions[at]?.parameters.findIndex((one) => one.name === name) ?? -1;
    if (index >= 0) return { definition: at, index };
  }
  return undefined;
}
