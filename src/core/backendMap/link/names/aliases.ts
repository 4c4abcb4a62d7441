import type { FileFacts } from "../../facts/facts.ts";
import { createLists } from "../kept/lists.ts";
import type { Key, Lists } from "../kept/lists.ts";
import { saidBy } from "../kept/workspace.ts";
import type { FileChanges } from "../kept/workspace.ts";
import { anyItem, lastNames, moduleItself, nameEdges } from "./lastNames.ts";

/** Many names: those of all of the sets. */
export type Names = readonly ReadonlySet<string>[];

export const hasName = (names: Names, name: string): boolean =>
  names.some((some) => some.has(name));

/** Which names can mean the same, in whatever file. */
export interface Aliases {
  /** All names that something can go by which has these: a superset, found without following. */
  namesFor(own: readonly string[]): Names;
  /** @returns the names that others go for that did not, or do not any more. */
  update(changes: FileChanges): readonly string[];
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
  const aliases = createLists<string>();
  const meanings = createLists<string>();
  // A module can be what it exports by default.
  const onward: Onward = (name) =>
    name === moduleItself ? [...aliases.get(name), "default"] : aliases.get(name);
  const backward: Onward = (name) =>
    name === "default" ? [...meanings.get(name), moduleItself] : meanings.get(name);
  const crossingNow = (): Crossing => {
    const middle = [busiest(aliases, meanings)];
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
      const others = namesAmong(aliases.replace(saidBy(aliasesIn, changes)).map(({ key }) => key));
      meanings.replace(saidBy(meaningsIn, changes));
      if (others.length > 0) crossing = undefined;
      return others;
    },
  };
}

function reached(from: readonly string[], onward: Onward): ReadonlySet<string> {
  const names = new Set(from);
  for (const name of names) for (const one of onward(name)) names.add(one);
  return names;
}

const namesAmong = (keys: Iterable<Key>): readonly string[] =>
  [...keys].filter((key) => typeof key === "string");

/** To which and from which most lead. */
function busiest(aliases: Lists<string>, meanings: Lists<string>): string {
  let [found, most] = ["", 0];
  for (const name of namesAmong(aliases.keys())) {
    const count = Math.min(aliases.get(name).length, meanings.get(name).length);
    if (count > most) [found, most] = [name, count];
  }
  return found;
}

/** By a name, those that can mean the same in a file. An item of a list has none but those of loops. */
function* aliasesIn(file: FileFacts): Generator<readonly [meant: string, name: string]> {
  for (const { name, value } of nameEdges(file)) {
    for (const meant of lastNames(value, file)) {
      if (meant !== name && meant !== anyItem) yield [meant, name];
    }
  }
}

function* meaningsIn(file: FileFacts): Generator<readonly [name: string, meant: string]> {
  for (const [meant, name] of aliasesIn(file)) yield [name, meant];
}
