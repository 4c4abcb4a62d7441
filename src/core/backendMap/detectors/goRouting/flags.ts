import type { FileFacts, RouteFact } from "../../facts/facts.ts";
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

function isFalse(flag: Value, { file, scope, calls }: Looking, depth = 0): boolean {
  if (flag.kind === "unknown") return flag.text === "false";
  if (flag.kind !== "name" || depth > deepest) return false;
  for (let at = scope; at !== fileScope; at = file.definitions[at]?.scope ?? fileScope) {
    const index =
      file.definitions[at]?.parameters.findIndex(({ name }) => name === flag.name) ?? -1;
    if (index < 0) continue;
    const site = calls.get(contextKey({ file, index: at }));
    const given = site?.call.args[index];
    if (site === undefined || given === undefined) return false;
    return isFalse(given, { file: site.file, scope: site.call.scope, calls }, depth + 1);
  }
  return false;
}
