import type { BackendMap, EntryPoint, Operation } from "../../backendMap.ts";
import type { LocalFinding } from "../check.ts";
import { matchContracts } from "./contractMatch.ts";

/** So many routes must keep what the file says of roles before one that does not is odd. */
const fewestKept = 3;
/** What asks who somebody is, not what they may do. */
export const ofRole =
  /role|permission|permit|scope|polic|only|staff|admin|can[A-Z_(]|allow|grant|ability/i;

/** Routes that an OpenAPI file keeps to some roles, without the guard of roles that all others of these have. */
export function withoutPromisedRoles(map: BackendMap): readonly LocalFinding[] {
  return matchContracts(map).flatMap(({ served }) => {
    const kept = [...served].filter(([{ roles = [] }]) => roles.length > 0);
    const guard = sharedGuard(kept.map(([, route]) => route));
    if (guard === undefined) return [];
    return kept
      .filter(([, route]) => !route.guards.some((one) => ofRole.test(one)))
      .map(([operation, route]) => findingOn(operation, route, guard));
  });
}

/** What all of them but one or two stand behind: `requireRole` of `requireRole("staff")`. */
function sharedGuard(routes: readonly EntryPoint[]): string | undefined {
  const names = routes.map(({ guards }) => guards.filter((one) => ofRole.test(one)).map(bare));
  const guarded = names.filter((one) => one.length > 0);
  if (
    guarded.length < fewestKept ||
    routes.length - guarded.length > Math.max(1, guarded.length / 4)
  ) {
    return undefined;
  }
  return guarded[0]?.find((name) => guarded.every((one) => one.includes(name)));
}

const bare = (guard: string): string => guard.replace(/\(.*$/s, "");

function findingOn(operation: Operation, route: EntryPoint, guard: string): LocalFinding {
  const name = `${route.method ?? "ANY"} ${route.path ?? ""}`;
  const roles = (operation.roles ?? []).join(", ");
  return {
    ...route.declared,
    severity: "high",
    title: `${name} has no ${guard}, though the OpenAPI file keeps it to ${roles}`,
    explanation: `The other routes that the file keeps to some roles stand behind ${guard}. Nothing in front of this one is called like it; whether its handler checks by itself was not looked at.`,
    trigger: `A request for ${name} by somebody who is not ${roles}`,
    evidence: [
      { uri: operation.uri, range: operation.range, note: `the file keeps it to ${roles}` },
    ],
  };
}
