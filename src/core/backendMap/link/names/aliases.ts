import type { FileFacts } from "../../facts/facts.ts";
import type { FileChanges } from "../kept/workspace.ts";
import { anyItem, lastNames, moduleItself, nameEdges } from "./lastNames.ts";
import { createWays } from "./ways.ts";
import type { Ways } from "./ways.ts";

/** Many names: those of all of the sets. */
export type Names = readonly ReadonlySet<string>[];

export const hasName = (names: Names, name: string): boolean =>
  names.some((some) => some.has(name));

/** Which names can mean the same, in whatever file. */
export interface Aliases {
  /** All names that something can go by which has these: a superset, found without following. */
  namesFor(own: readonly string[]): Names;
  /** @returns the names that others go for that did not, or do not any more. */
  update(changes: FileChanges): ReadonlySet<string>;
}

type Onward = (name: string) => Iterable<string>;

/**
 * In a large workspace most chains of names lead through the same few (`id` to `data`, that to `value`)
 * and from there to half of all names.
 */
interface Crossing {
  /** The names that lead there. */
  readonly from: ReadonlySet<string>;
  /** All to which it leads: one set for everybody. */
  readonly to: ReadonlySet<string>;
}

export function createAliases(): Aliases {
  const ways = createWays();
  // A module can be what it exports by default.
  const onward: Onward = (name) =>
    name === moduleItself ? [...ways.from(name).keys(), "default"] : ways.from(name).keys();
  const backward: Onward = (name) =>
    name === "default" ? [...ways.to(name), moduleItself] : ways.to(name);
  const crossingNow = (): Crossing => {
    const middle = [busiest(ways)];
    return { from: reached(middle, backward), to: reached(middle, onward) };
  };
  let crossing: Crossing | undefined;
  return {
    namesFor(own) {
      const { from, to } = (crossing ??= crossingNow());
      if (!own.some((name) => from.has(name))) return [reached(own, onward)];
      const beside: Onward = (name) => [...onward(name)].filter((one) => !to.has(one));
      return [reached(own, beside), to];
    },
    update(changes) {
      const others = new Set<string>();
      for (const { after } of changes.values()) {
        for (const [meant, name] of aliasesIn(after)) if (ways.add(meant, name)) others.add(meant);
      }
      for (const { before } of changes.values()) {
        for (const [meant, name] of aliasesIn(before)) {
          if (ways.remove(meant, name)) others.add(meant);
        }
      }
      if (others.size > 0) crossing = undefined;
      return others;
    },
  };
}

function reached(from: readonly string[], onward: Onward): ReadonlySet<string> {
  const names = new Set(from);
  for (const name of names) for (const one of onward(name)) names.add(one);
  return names;
}

/** To which and from which most lead. */
function busiest(ways: Ways): string {
  let [found, most] = ["", 0];
  for (const name of ways.names()) {
    const count = Math.min(ways.from(name).size, ways.to(name).size);
    if (count > most) [found, most] = [name, count];
  }
  return found;
}

type Alias = readonly [meant: string, name: string];

/** By a name, those that can mean the same in a file. An item of a list has none but those of loops. */
function aliasesIn(file: FileFacts | undefined): readonly Alias[] {
  if (file === undefined) return [];
  const found: Alias[] = [];
  for (const { name, value } of nameEdges(file)) {
    for (const meant of lastNames(value, file)) {
      if (meant !== name && meant !== anyItem) found.push([meant, name]);
    }
  }
  return found;
}
