import type { FactIndex, Lookup } from "../names/language.ts";

const any = "any";
const revisions: Lookup<Revision & { readonly revision: string }> = ({ path, project }) => {
  if (project?.kind !== "other" || project.name !== "revision") return [];
  const { revision = "", follows = "" } = project.values;
  return [[any, { path, revision, follows: follows.split(",").filter((one) => one !== "") }]];
};

/** How many migrations at least come before a file's, where files name those that they follow. */
export function revisionRanks(index: FactIndex): ReadonlyMap<string, number> {
  const known = new Map<string, Revision>(
    index.find(revisions, any).map((one) => [one.revision, one]),
  );
  const ranks = new Map<string, number>();
  for (const revision of known.keys()) rank(revision, known, ranks);
  return new Map([...known].map(([revision, { path }]) => [path, ranks.get(revision) ?? 0]));
}

interface Revision {
  readonly path: string;
  readonly follows: readonly string[];
}

/** Chains can be longer than functions can call themselves. */
function rank(
  last: string,
  known: ReadonlyMap<string, Revision>,
  ranks: Map<string, number>,
): void {
  const open = [last];
  const entered = new Set<string>();
  for (let one = open.at(-1); one !== undefined; one = open.at(-1)) {
    const before = (known.get(one)?.follows ?? []).filter((other) => known.has(other));
    // One that follows itself, by whatever way, comes before nothing.
    const waiting = before.filter((other) => !ranks.has(other) && !entered.has(other));
    entered.add(one);
    if (waiting.length > 0) {
      open.push(...waiting);
      continue;
    }
    ranks.set(one, Math.max(0, ...before.map((other) => (ranks.get(other) ?? 0) + 1)));
    open.pop();
  }
}
