import type { FileFacts } from "../../facts/facts.ts";
import type { FactIndex, Resolved } from "../names/language.ts";
import { changed, createReader, forget, note } from "./sources.ts";
import type { Reader, Source } from "./sources.ts";

/** What the modules mean that files name, each looked up once for all who ask. */
export interface Resolutions {
  resolve(wanted: Wanted, reader: Reader): Resolved;
  /** Nothing is kept of files that are gone, or others now. */
  drop(gone: Iterable<FileFacts>): void;
  /** Looks up again what does not hold any more; who asked for what is another now is stale. */
  refresh(): void;
  /** Files of which something does not hold any more. */
  readonly stale: ReadonlySet<FileFacts>;
}

/** A module as a file writes it, and what is wanted of it. */
interface Wanted {
  readonly module: string;
  readonly name: string | undefined;
  readonly from: FileFacts;
}

/** What a file names, and all that was looked at for it. */
interface Named {
  readonly reader: Reader;
  readonly index: FactIndex;
  readonly modules: Map<string, Asked>;
}

interface Asked extends Source {
  readonly wanted: Wanted;
  resolved: Resolved;
}

export function createResolutions(indexFor: (reader: Reader) => FactIndex): Resolutions {
  const files = new Map<FileFacts, Named>();
  const stale = new Set<FileFacts>();
  const namedBy = (from: FileFacts): Named => {
    const known = files.get(from);
    if (known !== undefined) return known;
    const reader = createReader(() => void stale.add(from));
    const named: Named = { reader, index: indexFor(reader), modules: new Map() };
    files.set(from, named);
    return named;
  };
  const again = (from: FileFacts): void => {
    stale.delete(from);
    lookAgain(namedBy(from));
  };
  return {
    stale,
    resolve(wanted, reader) {
      if (stale.has(wanted.from)) again(wanted.from);
      const asked = askedOf(namedBy(wanted.from), wanted);
      note(reader, asked);
      return asked.resolved;
    },
    drop(gone) {
      for (const file of gone) {
        const named = files.get(file);
        if (named === undefined) continue;
        files.delete(file);
        stale.delete(file);
        forget(named.reader);
        for (const one of named.modules.values()) changed(one);
      }
    },
    refresh() {
      for (const from of stale) again(from);
    },
  };
}

function askedOf({ modules, index }: Named, wanted: Wanted): Asked {
  const { module, name } = wanted;
  const key = name === undefined ? module : `${module} ${name}`;
  const asked = modules.get(key) ?? { wanted, resolved: lookUp(wanted, index) };
  modules.set(key, asked);
  return asked;
}

const outside: Resolved = { files: [] };

function lookUp({ module, name, from }: Wanted, index: FactIndex): Resolved {
  return index.languageOf(from)?.resolve(module, name, from, index) ?? outside;
}

function lookAgain({ reader, index, modules }: Named): void {
  forget(reader);
  for (const one of modules.values()) {
    const now = lookUp(one.wanted, index);
    if (isSame(one.resolved, now)) continue;
    one.resolved = now;
    changed(one);
  }
}

const isSame = (one: Resolved, other: Resolved): boolean =>
  one.name === other.name &&
  one.files.length === other.files.length &&
  one.files.every((file, at) => file === other.files[at]);
