import type { EntryPoint } from "../../backendMap.ts";
import { startOf } from "../../facts/startOf.ts";
import type { Check, LocalFinding } from "../check.ts";
import { handlerWords, type HandlerWords } from "./handlerWords.ts";
import { ofRole } from "./promisedRoles.ts";
import {
  isAlike,
  isMeantOpen,
  isOfAccess,
  resourcesIn,
  sharedGuard,
  siblingsIn,
} from "./siblings.ts";

/** So many neighbours must ask for one role before the one that asks for none is odd. */
const fewestWithRole = 4;
/** Guards that let in whoever comes. */
const lenient = /optional|maybe|guest|anonym|public/i;

/**
 * Hints at the one route of a file, or of a resource in it, that is guarded, but by nothing that asks for
 * the role which all others that do the like ask for. Whether it is meant for everybody who is known needs judgement.
 */
export const missingRole: Check = {
  id: "missing-role",
  category: "authorization",
  isHint: true,
  run: (knowledge) => {
    const words = handlerWords(knowledge);
    const { map } = knowledge;
    const families = [...siblingsIn(map), ...resourcesIn(map)];
    const found = families.flatMap((one) => withoutRole(one, words) ?? []);
    return [...Map.groupBy(found, startOf).values()].flatMap((same) => same.slice(0, 1));
  },
};

function withoutRole(family: readonly EntryPoint[], words: HandlerWords): LocalFinding | undefined {
  const [odd, ...more] = family.filter(({ guards }) => !guards.some(isOfRole));
  const own = odd?.guards.find(isOfAccess);
  if (odd === undefined || own === undefined || more.length > 0) return undefined;
  const others = family.filter((one) => one !== odd);
  const isOdd = others.length >= fewestWithRole && isAlike(odd, others);
  const guard = isOdd && !isForAll(odd, words) ? sharedGuard(others, isOfRole) : undefined;
  return guard === undefined ? undefined : findingOn(odd, own, guard);
}

function isForAll(route: EntryPoint, { saysOpen, knowsCaller }: HandlerWords): boolean {
  const isLenient = route.guards.some((one) => lenient.test(one));
  return isMeantOpen(route) || isLenient || saysOpen(route) || knowsCaller(route);
}

const isOfRole = (guard: string): boolean => isOfAccess(guard) && ofRole.test(guard);

function findingOn(odd: EntryPoint, own: string, guard: string): LocalFinding {
  const route = `${odd.method ?? "ANY"} ${odd.path ?? ""}`;
  return {
    ...odd.declared,
    severity: "medium",
    title: `${route} has ${own}, and no ${guard} as all routes beside it have`,
    explanation: `The other routes of this file that do the like stand behind ${guard}; whether the handler of this one checks by itself was not looked at.`,
    trigger: `A request for ${route} by somebody whom ${guard} would turn away`,
    evidence: [],
  };
}
