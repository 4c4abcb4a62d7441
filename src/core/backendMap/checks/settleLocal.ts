import type { Finding } from "../../findings/finding.ts";

/** What a run of the checks makes of the findings that are there. */
export interface Settled {
  /** All that the run found, as the store is to have them. */
  readonly found: readonly Finding[];
  /** Earlier ones that changed their state. */
  readonly changed: readonly Finding[];
  readonly gone: readonly string[];
}

/**
 * Replaces the local findings of a scope by those of a new run. One that was dismissed or refuted
 * stays so; one that is not found any more is gone, or fixed where it was talked about.
 *
 * @param known the local findings of the scope before.
 */
export function settleLocal(found: readonly Finding[], known: readonly Finding[]): Settled {
  const before = new Map(known.map((one) => [one.id, one]));
  const named = found.map((one) => joined(one, before.get(one.id)));
  const again = new Set(named.map(({ id }) => id));
  const resolved = known.filter(({ id, state }) => !again.has(id) && !isSettled(state));
  const [talked, silent] = [resolved.filter(hasTalk), resolved.filter((one) => !hasTalk(one))];
  return {
    found: named,
    changed: talked.map((one) => ({ ...one, state: "fixed", stateBefore: "open" })),
    gone: silent.map(({ id }) => id),
  };
}

function joined(found: Finding, before: Finding | undefined): Finding {
  if (before === undefined) return found;
  if (before.state === "dismissed" || before.state === "refuted") {
    const { uri, range, quote, evidence, title } = found;
    return { ...before, uri, range, quote, evidence, title };
  }
  const { checked, checkReason, talk } = before;
  return {
    ...found,
    ...(checked !== undefined && { checked }),
    ...(checkReason !== undefined && { checkReason }),
    ...(talk !== undefined && { talk }),
  };
}

/** A dismissal must outlive a run, and what is fixed is told already. */
const isSettled = (state: Finding["state"]): boolean => state === "dismissed" || state === "fixed";

const hasTalk = ({ talk }: Finding): boolean => (talk ?? []).length > 0;
