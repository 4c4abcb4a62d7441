/** Which names lead to which others, each way counted as often as files tell of it. */
export interface Ways {
  /** Those that lead anywhere. */
  names(): Iterable<string>;
  /** Those to which a name leads, counted. */
  from(name: string): Counts;
  /** Those that lead to a name, counted. */
  to(name: string): Counts;
  /** @returns whether there was no such way. */
  add(from: string, to: string): boolean;
  /** @returns whether there is no such way any more. */
  remove(from: string, to: string): boolean;
}

type Counts = ReadonlyMap<string, number>;

export function createWays(): Ways {
  const onward = new Map<string, Map<string, number>>();
  const backward = new Map<string, Map<string, number>>();
  return {
    names: () => onward.keys(),
    from: (name) => onward.get(name) ?? none,
    to: (name) => backward.get(name) ?? none,
    add(from, to) {
      count(to, from, 1, backward);
      return count(from, to, 1, onward) === 1;
    },
    remove(from, to) {
      count(to, from, -1, backward);
      return count(from, to, -1, onward) === 0;
    },
  };
}

const none: Counts = new Map();

/** @returns how often it is told of now. */
function count(
  one: string,
  other: string,
  more: number,
  all: Map<string, Map<string, number>>,
): number {
  const counts = all.get(one) ?? new Map<string, number>();
  const now = (counts.get(other) ?? 0) + more;
  if (now > 0) counts.set(other, now);
  else counts.delete(other);
  if (counts.size > 0) all.set(one, counts);
  else all.delete(one);
  return now;
}
