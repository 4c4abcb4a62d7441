import type { EntryPoint, Procedure } from "../../backendMap.ts";
import type { FileFacts } from "../../facts/facts.ts";
import { memberIn, typeOf } from "./contracts.ts";
import type { Answered } from "./linkAnswerers.ts";

/**
 * What the contracts promise, and which of it nothing answers: something answers other procedures of
 * its service, and all that does has no members that cannot be told. Of GraphQL's roots, which many
 * files may answer in many ways, that is judged by the check.
 */
export function linkProcedures(
  files: readonly FileFacts[],
  entries: readonly EntryPoint[],
  answerers: readonly Answered[],
  uriOf: (path: string) => string,
): readonly Procedure[] {
  const answered = new Set(entries.map(({ kind, name = "" }) => `${kind} ${name}`));
  const promised = files.flatMap(({ path, procedures }) =>
    procedures.map((one) => ({ ...one, uri: uriOf(path) })),
  );
  const closed = closedTypes(answerers);
  const twins = ambiguous(promised);
  const firsts = firstOf(promised);
  return promised.map((one) => {
    const { type } = typeOf(one.name);
    const isClaimed =
      one.kind === "grpc" &&
      closed.has(type) &&
      !twins.has(type) &&
      firsts.get(one.name) === one.uri &&
      !answered.has(`grpc ${type}/${memberIn(one.name)}`);
    return isClaimed ? { ...one, isUnanswered: true } : one;
  });
}

/** Services that something answers, all of whose answerers are wholly known. */
function closedTypes(answerers: readonly Answered[]): ReadonlySet<string> {
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
function ambiguous(promised: readonly Procedure[]): ReadonlySet<string> {
  const packages = Map.groupBy(
    promised.filter(({ kind }) => kind === "grpc"),
    ({ name }) => typeOf(name).type,
  );
  const several = [...packages].filter(
    ([, all]) => new Set(all.map(({ name }) => typeOf(name).of)).size > 1,
  );
  return new Set(several.map(([type]) => type));
}

/** A contract is often copied to whoever uses it: what is said of it is said once. */
function firstOf(promised: readonly Procedure[]): ReadonlyMap<string, string> {
  const firsts = new Map<string, string>();
  for (const { name, uri } of promised) {
    const before = firsts.get(name);
    if (before === undefined || uri.length < before.length) firsts.set(name, uri);
  }
  return firsts;
}
