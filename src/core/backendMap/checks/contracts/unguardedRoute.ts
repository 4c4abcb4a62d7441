import type { EntryPoint } from "../../backendMap.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Check, LocalFinding } from "../check.ts";
import { handlerWords, type HandlerWords } from "./handlerWords.ts";
import { ofRole, withoutPromisedRoles } from "./promisedRoles.ts";
import { isAlike, isMeantOpen, isOfAccess, sharedGuard, siblingsIn } from "./siblings.ts";

/** So many neighbours must agree before the one that differs is odd. */
const fewestSiblings = 3;

/** So many for one that stands at another path. */
const fewestOfOthers = 4;
/** Writes by their method that only ask, or take what everybody may send. */
const asks =
  /(?:^|[/_-])(?:search|query|filter|find|lookup|check|validate|exists|preview|test|count|list|calculate|estimate|contact|feedback|report|track|events?|logs?|accept|decline)(?:$|[/_-])/i;

/**
 * Reports the one route of a file that no guard of access stands before, where at least three others
 * of the same file, all that read or all that write as it does, share one, and the one that writes
 * where all others share one, reads included; and the one that an OpenAPI file keeps to some roles and
 * that lacks the guard of roles which the others of these have.
 *
 * An alarm proves that nothing declared in front of the handler is called like a guard. It cannot
 * prove that the handler does not look for itself, nor that the route is not open on purpose; paths
 * that usually are open are left out, and what says that it is open, and so is what lacks a role and is
 * given who asks, since it may serve each their own.
 */
export const unguardedRoute: Check = {
  id: "unguarded-route",
  category: "authorization",
  isHint: false,
  run: (knowledge) => {
    const { map } = knowledge;
    const words = handlerWords(knowledge);
    const odd = siblingsIn(map).flatMap((family) => oddOneOut(family, words) ?? []);
    const found = [...odd, ...withoutPromisedRoles(map)];
    return [...Map.groupBy(found, startOf).values()].flatMap((same) => same.slice(0, 1));
  },
};

function oddOneOut(
  family: readonly EntryPoint[],
  { saysOpen, skips, knowsCaller }: HandlerWords,
): LocalFinding | undefined {
  const odd = onlyUnguarded(family);
  if (odd === undefined) return undefined;
  const others = family.filter((one) => one !== odd);
  if (others.length < fewestSiblings || !isExpected(odd, others) || saysOpen(odd)) return undefined;
  const guard = sharedGuard(others);
  if (guard === undefined || skips(odd, guard)) return undefined;
  if (ofRole.test(guard) && knowsCaller(odd)) return undefined;
  return findingOn(odd, guard, others);
}

/** Does as others do; of a write at a path of its own it takes more of them. */
function isExpected(odd: EntryPoint, others: readonly EntryPoint[]): boolean {
  if (isAlike(odd, others)) return true;
  const isWrite = /^(?:POST|PUT|PATCH|DELETE)$/.test(odd.method ?? "");
  return isWrite && others.length >= fewestOfOthers && !asks.test(odd.path ?? "");
}

/** The one that no guard of access stands before, unless its path is open on purpose. */
function onlyUnguarded(family: readonly EntryPoint[]): EntryPoint | undefined {
  const [odd, ...more] = family.filter(({ guards }) => !guards.some(isOfAccess));
  return odd === undefined || more.length > 0 || isMeantOpen(odd) ? undefined : odd;
}

function findingOn(odd: EntryPoint, guard: string, others: readonly EntryPoint[]): LocalFinding {
  const route = `${odd.method ?? "ANY"} ${odd.path ?? ""}`;
  return {
    ...odd.declared,
    severity: "high",
    title: `${route} has no ${guard}, which all routes beside it have`,
    explanation: `The ${others.length} other routes of this file that do the like stand behind ${guard}. Nothing in front of this one is called like a guard; whether its handler checks by itself was not looked at.`,
    trigger: `A request for ${route} by somebody whom ${guard} would turn away`,
    evidence: others.slice(0, 2).map(({ declared, method, path }) => ({
      ...declared,
      note: `${method ?? "ANY"} ${path ?? ""} stands behind ${guard}`,
    })),
  };
}
