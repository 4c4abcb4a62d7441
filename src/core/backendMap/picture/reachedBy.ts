import type { EntryPoint, Neighbour } from "../backendMap.ts";
import type { Reach } from "../reach.ts";
import { neighbourWords } from "./factWords.ts";
import type { EntryGroup } from "./groupEntryPoints.ts";

/** What the code of a group's entry points reaches. */
export interface Reached {
  readonly group: EntryGroup;
  readonly arrows: readonly Arrow[];
}

export interface Arrow {
  readonly kind: "writes" | "reads" | "calls";
  /** Of a table, or of a neighbour with its kind. */
  readonly to: string;
  /** How many of the group's entry points go there. */
  readonly entries: number;
}

/** Neighbours that a request can reach. */
const reachable: readonly Neighbour["kind"][] = ["http", "producer", "cache"];

export function reachedBy(group: EntryGroup, reach: Reach): Reached {
  const arrows = new Map<string, Arrow>();
  for (const entry of group.entries) {
    for (const [to, kind] of reachedByOne(entry, reach)) {
      const known = arrows.get(to);
      const isWrite = kind === "writes" || known?.kind === "writes";
      arrows.set(to, { kind: isWrite ? "writes" : kind, to, entries: (known?.entries ?? 0) + 1 });
    }
  }
  return { group, arrows: [...arrows.values()] };
}

function reachedByOne(entry: EntryPoint, reach: Reach): ReadonlyMap<string, Arrow["kind"]> {
  const steps = reach(entry);
  const queries = steps.flatMap((step) => step.queries);
  const called = steps
    .flatMap((step) => step.neighbours)
    .filter(({ kind }) => reachable.includes(kind));
  // What is written is told as that, be it read too.
  return new Map([
    ...called.map(({ kind, name }) => [`${name} · ${neighbourWords[kind]}`, "calls"] as const),
    ...queries.flatMap(({ reads }) => reads.map((name) => [name, "reads"] as const)),
    ...queries.flatMap(({ writes }) => writes.map((name) => [name, "writes"] as const)),
  ]);
}
