import type { Place } from "./entity.ts";

/** Which parameter of the function at a place has a name; -1 where none has. */
export function parameterAt(name: string, { file, scope }: Place): number {
  return file.definitions[scope]?.parameters.findIndex((one) => one.name === name) ?? -1;
}
