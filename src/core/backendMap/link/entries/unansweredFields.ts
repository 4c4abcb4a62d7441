import type { EntryPoint, Procedure } from "../../backendMap.ts";
import type { Answered } from "./linkAnswerers.ts";

/** A schema of which less than this is answered is another server's, or answered in unseen ways. */
const leastShare = 0.8;
const fewestAnswered = 4;

/** Fields that stand for nothing: a type must have one. */
const placeholder = /\.(?:_\w*|dummy|empty|noop|root|void)$/i;
/** A directive that only describes a field, or guards it. */
const harmless =
  /^@(?:deprecated|auth\w*|has\w+|is\w+|cost|cacheControl|tag|shareable|rateLimit)\b/i;
const ofRoot = /^(?:Query|Mutation|Subscription)\./;

/**
 * Fields of a schema's roots that nothing answers, where nearly all beside them are answered and all
 * that does so is wholly known. Any other directive may be what answers a field.
 */
export function unansweredFields(
  promised: readonly Procedure[],
  entries: readonly EntryPoint[],
  answerers: readonly Answered[],
): readonly Procedure[] {
  const fields = promised.filter(({ kind, name }) => kind === "graphql" && ofRoot.test(name));
  const known = entries.filter(({ kind }) => kind === "graphql");
  if (known.some(({ unresolved }) => unresolved !== undefined)) return [];
  const answered = new Set(known.map(({ name }) => name));
  const open = new Set(
    answerers.flatMap(({ fact, isOpen }) => (fact.kind === "graphql" && isOpen ? [fact.type] : [])),
  );
  const files = Map.groupBy(fields.filter(needsAnswer), ({ uri }) => uri);
  return [...files.values()].flatMap((all) => {
    const own = all.filter(({ name }) => answered.has(name));
    if (own.length < fewestAnswered || own.length / all.length < leastShare) return [];
    return all.filter(
      ({ name }) => !answered.has(name) && !open.has(name.slice(0, name.indexOf("."))),
    );
  });
}

function needsAnswer({ name, directives = [] }: Procedure): boolean {
  return !placeholder.test(name) && directives.every((one) => harmless.test(one));
}
