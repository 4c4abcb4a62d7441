import type { Definition, FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "./entity.ts";
import { declaredTypes, definitionIn, type Evaluate } from "./following.ts";
import type { DefinitionIn, FactIndex } from "./language.ts";

/** Interfaces that extend others, and classes that extend those that implement them: so deep, no deeper. */
const mostLevels = 3;

/**
 * The methods that run where an interface's is called: those of the classes that say they implement
 * it, or extend one that does. None for a method that has a body of its own.
 */
export function implementing(one: DefinitionIn, index: FactIndex): readonly DefinitionIn[] {
  const language = index.languageOf(one.file);
  const { name, scope, parameters } = definitionIn(one);
  const type = one.file.definitions[scope];
  if (type?.kind !== "type" || language === undefined) return [];
  const named = (base: string): readonly DefinitionIn[] => index.named(base, language);
  return named(name).filter((other) => {
    const { kind, scope: around, parameters: own } = definitionIn(other);
    const isAlike = kind === "method" && own.length === parameters.length;
    return isAlike && isBelow({ file: other.file, index: around }, type.name, named);
  });
}

/** The same, where the interface is known and says nothing of the method. */
export function methodsOfImplementing(
  value: Value,
  place: { readonly file: FileFacts; readonly scope: number },
  { index, evaluate }: { readonly index: FactIndex; readonly evaluate: Evaluate },
): readonly DefinitionIn[] {
  const language = index.languageOf(place.file);
  if (value.kind !== "member" || language === undefined) return [];
  const types = evaluate(value.of, place)
    .flatMap((one) => (one.kind === "parameter" ? declaredTypes(one, evaluate) : [one]))
    .flatMap((one) => (one.kind === "definition" ? [definitionIn(one)] : []));
  if (types.length === 0) return [];
  const [names, traits] = [types.map(({ name }) => name), types.flatMap(namesOf)];
  return index.named(value.name, language).filter(({ file, index: at }) => {
    const { scope, implements: trait } = definitionIn({ file, index: at });
    if (trait !== undefined) return traits.includes(lastName(trait));
    const bases = file.definitions[scope]?.bases ?? [];
    return bases.some((base) => base.kind === "name" && names.includes(base.name));
  });
}

/** Another name for a type says of which it is: `type Orders = Arc<dyn OrderStore>`. */
function namesOf({ name, bases = [] }: Definition): readonly string[] {
  return [name, ...bases.map(lastName)];
}

function isBelow(
  { file, index }: DefinitionIn,
  type: string,
  named: (name: string) => readonly DefinitionIn[],
  levels = mostLevels,
): boolean {
  const bases = (file.definitions[index]?.bases ?? []).map(lastName);
  if (bases.includes(type)) return true;
  if (levels <= 1) return false;
  return bases
    .flatMap(named)
    .filter((base) => /class|type/.test(definitionIn(base).kind))
    .some((base) => isBelow(base, type, named, levels - 1));
}

const lastName = (base: Value): string => wordsOf(base).replace(/^.*\./, "");
