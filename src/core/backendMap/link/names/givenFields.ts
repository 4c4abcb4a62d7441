import type { DefinitionEntity, Entity } from "./entity.ts";
import type { Following } from "./following.ts";

/** A field that more places fill is none that routes; the others are not looked at. */
const mostGiven = 200;

/** What is put into a field of a class away from the class: `Binding.owner`. */
export function givenTo(
  of: DefinitionEntity,
  name: string,
  { index, evaluate }: Following,
): readonly Entity[] {
  const language = index.languageOf(of.file);
  if (language === undefined) return [];
  const isIt = (entity: Entity): boolean =>
    entity.kind === "definition" && entity.file === of.file && entity.index === of.index;
  // A name can hide the type of what it is given: `config := config{…}` is looked at once.
  const isOf = (entity: Entity): boolean => {
    const type = entity.kind === "value" && entity.value.kind === "record" && entity.value.type;
    return type ? evaluate(type, entity.place).some(isIt) : isIt(entity);
  };
  return index
    .given(name, language)
    .slice(0, mostGiven)
    .flatMap(({ file, binding: { owner, scope, value } }) => {
      const isGiven = owner !== undefined && evaluate(owner, { file, scope }).some(isOf);
      return isGiven ? evaluate(value, { file, scope }) : [];
    });
}
