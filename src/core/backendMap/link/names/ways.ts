/** Which names lead to which others, each way counted as often as files tell of it. */
export interface Ways {
  /** Those that lead anywhere. */
  names(): Iterable<string>;
  /** Those to which a name leads, counted. */
  from(name: string): ReadonlyMap<string, number>;
  /** Those that lead to a name. */
  to(name: string): ReadonlySet<string>;
  /** @returns whether there was no such way. */
  add(from: string, to: string): boolean;
  /** @returns whether there is no such way any more. */
  remove(from: string, to: string): boolean;
}

export function createWays(): Ways {
  const onward = new Map<string, Map<string, number>>();
  const backward = new Map<string, Set<string>>();
  return {
    names: () => onward.keys(),
    from: (name) => onward.get(name) ?? noCounts,
    to: (name) => backward.get(name) ?? noNames,
    add(from, to) {
      const isNew = count(from, to, 1, onward) === 1;
      if (isNew) backward.set(to, (backward.get(to) ?? new Set()).add(from));
      return isNew;
    },
    remove(from, to) {
      const isGone = count(from, to, -1, onward) === 0;
      const names = isGone ? backward.get(to) : undefined;
      names?.delete(from);
      if (names?.size === 0) backward.delete(to);
      return isGone;
    },
  };
}

const noCounts: ReadonlyMap<string, number> = new Map();
const noNames: ReadonlySet<string> = new Set();

/** @returns how often the way is told of now. */
function count(from: string, to: string, more: 1 | -1, onward: Map<string, Map<string, number>>) {
  const counts = onward.get(from) ?? new Map<string, number>();
  const now = (counts.get(to) ?? 0) + more;
  if (now > 0) counts.set(to, now);
  else counts.delete(to);
  if (counts.size > 0) onward.set(from, counts);
  else onward.delete(from);
  return now;
}
