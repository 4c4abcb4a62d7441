import type { Definition, FileFacts, Parameter } from "../../facts/facts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import type { Entity, ParameterEntity, Place } from "./entity.ts";
import type { FactIndex } from "./language.ts";

/** Follows an expression to what it stands for; several where several are possible, none where unknown. */
export type Evaluate = (value: Value, place: Place) => readonly Entity[];

/** What following an expression from file to file needs. */
export interface Following {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
  /** A member of what an expression stands for. */
  readonly memberOf: (of: Entity, name: string) => readonly Entity[];
  /** What callers put into a parameter. */
  readonly filled: (parameter: ParameterEntity) => readonly Entity[];
}

export function definitionIn({ file, index }: { file: FileFacts; index: number }): Definition {
  const definition = file.definitions[index];
  if (definition === undefined) throw new Error(`${file.path} has no definition ${index}.`);
  return definition;
}

export function parameterIn({ file, definition, index }: ParameterEntity): Parameter | undefined {
  return file.definitions[definition]?.parameters[index];
}

/** What the code declares a parameter to be of; nothing where it declares nothing. */
export function declaredTypes(of: ParameterEntity, evaluate: Evaluate): readonly Entity[] {
  const type = parameterIn(of)?.type;
  if (type === undefined) return [];
  // Looked up around the function: in it, a parameter may be called like its type.
  const scope = of.file.definitions[of.definition]?.scope ?? fileScope;
  return evaluate(type, { file: of.file, scope });
}
