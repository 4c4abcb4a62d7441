import { wordsOf, type DefinitionEntity } from "../../link/names/entity.ts";
import { identityOf } from "../../link/names/entity.ts";
import { definitionIn } from "../../link/names/following.ts";
import type { DefinitionIn, Lookup } from "../../link/names/language.ts";
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
  const named = follow.index.find(byBase, definitionIn(of).name);
  return named.filter((one) => parentsOf(one, follow).some((each) => keyOf(each) === keyOf(of)));
}

/** Equal for one and the same definition. */
function keyOf({ file, index }: DefinitionIn): string {
  return `${index} ${file.path}`;
}

/** Classes and types by the last names of what they extend and implement. */
export const byBase: Lookup<DefinitionIn> = (file) =>
  file.definitions.flatMap(({ kind, bases = [] }, index) => {
    if (kind !== "class" && kind !== "type") return [];
    return bases.map((base) => [wordsOf(base).replace(/^.*\./, ""), { file, index }] as const);
  });
