import { wordsOf, type DefinitionEntity } from "../../link/names/entity.ts";
import { identityOf } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, FactIndex } from "../../link/names/language.ts";
import type { Linking } from "../../link/linking.ts";

/** A chain of classes longer than this is a circle, or nobody's code. */
const deepest = 12;

type Follow = Pick<Linking, "index" | "evaluate">;

/** What a class extends and implements, the nearest first; without itself. */
export function ancestorsOf(of: DefinitionIn, follow: Follow): readonly DefinitionEntity[] {
  const found = new Map<string | object, DefinitionEntity>();
  let level = parentsOf(of, follow);
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const fresh = level.filter((one) => !found.has(identityOf(one)));
    for (const one of fresh) found.set(identityOf(one), one);
    level = fresh.flatMap((one) => parentsOf(one, follow));
  }
  return [...found.values()];
}

function parentsOf(of: DefinitionIn, { evaluate }: Follow): readonly DefinitionEntity[] {
  const { bases = [], scope } = definitionIn(of);
  return bases
    .flatMap((base) => evaluate(base, { file: of.file, scope }))
    .filter((one) => one.kind === "definition");
}

const byBase = new WeakMap<FactIndex, ReadonlyMap<string, readonly DefinitionIn[]>>();

/** Every class that extends or implements this one, however far. */
export function descendantsOf(of: DefinitionIn, follow: Follow): readonly DefinitionIn[] {
  const found = new Map<string | object, DefinitionIn>();
  let level: readonly DefinitionIn[] = [of];
  for (let depth = 0; depth < deepest && level.length > 0; depth += 1) {
    const below = level.flatMap((one) => childrenOf(one, follow));
    level = below.filter((one) => !found.has(keyOf(one)));
    for (const one of level) found.set(keyOf(one), one);
  }
  return [...found.values()];
}

function childrenOf(of: DefinitionIn, follow: Follow): readonly DefinitionIn[] {
  const named = basesByName(follow.index).get(definitionIn(of).name) ?? [];
  return named.filter((one) => parentsOf(one, follow).some((each) => keyOf(each) === keyOf(of)));
}

/** Equal for one and the same definition. */
function keyOf({ file, index }: DefinitionIn): string {
  return `${index} ${file.path}`;
}

function basesByName(index: FactIndex): ReadonlyMap<string, readonly DefinitionIn[]> {
  const known = byBase.get(index);
  if (known !== undefined) return known;
  const found = new Map<string, DefinitionIn[]>();
  for (const file of index.files.values()) {
    file.definitions.forEach(({ kind, bases = [] }, at) => {
      if (kind !== "class" && kind !== "type") return;
      for (const base of bases) {
        const name = wordsOf(base).replace(/^.*\./, "");
        const list = found.get(name);
        if (list === undefined) found.set(name, [{ file, index: at }]);
        else list.push({ file, index: at });
      }
    });
  }
  byBase.set(index, found);
  return found;
}
