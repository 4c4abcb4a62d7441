import type { EntryPoint, Procedure } from "../../backendMap.ts";
import { shortName, typeOf } from "./contracts.ts";
import type { Answered } from "./linkAnswerers.ts";
import { unansweredFields } from "./unansweredFields.ts";

/** What the contracts promise, and which of it nothing answers: only what is sure. */
export function linkProcedures(
  promised: readonly Procedure[],
  entries: readonly EntryPoint[],
  answerers: readonly Answered[],
): readonly Procedure[] {
  const unanswered = new Set([
    ...unansweredProcedures(promised, entries, answerers),
    ...unansweredFields(promised, entries, answerers),
  ]);
  return promised.map((one) => (unanswered.has(one) ? { ...one, isUnanswered: true } : one));
}

/** Something answers others of the service, and all that does has no members that cannot be told. */
function unansweredProcedures(
  promised: readonly Procedure[],
  entries: readonly EntryPoint[],
  answerers: readonly Answered[],
): readonly Procedure[] {
  const procedures = promised.filter(({ kind }) => kind === "grpc");
  const answered = new Set(entries.map(({ kind, name = "" }) => `${kind} ${name}`));
  const closed = closedServices(answerers);
  const twins = ambiguous(procedures);
  const firsts = firstOf(procedures);
  return procedures.filter((one) => {
    const { type } = typeOf(one.name);
    const isSure = closed.has(type) && !twins.has(type) && firsts.get(one.name) === one.uri;
    return isSure && !answered.has(`grpc ${shortName(one.name)}`);
  });
}

function closedServices(answerers: readonly Answered[]): ReadonlySet<string> {
  const byType = Map.groupBy(
    answerers.filter(({ fact }) => fact.kind === "grpc"),
    ({ fact }) => fact.type,
  );
  const closed = [...byType].filter(
    ([, all]) => all.some(({ members }) => members.size > 0) && all.every((one) => !one.isOpen),
  );
  return new Set(closed.map(([type]) => type));
}

/** Services of one name in several packages: the code does not say which of them it answers. */
function ambiguous(procedures: readonly Procedure[]): ReadonlySet<string> {
  const services = Map.groupBy(procedures, ({ name }) => typeOf(name).type);
  const several = [...services].filter(
    ([, all]) => new Set(all.map(({ name }) => typeOf(name).of)).size > 1,
  );
  return new Set(several.map(([type]) => type));
}

/** A contract is often copied to whoever uses it: what is said of it is said once. */
function firstOf(procedures: readonly Procedure[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const { name, uri } of procedures) {
    const before = firsts.get(name);
    if (before === undefined || uri.length < before.length) firsts.set(name, uri);
  }
  return firsts;
}
