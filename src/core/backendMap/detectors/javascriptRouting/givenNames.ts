import type { FileFacts } from "../../facts/facts.ts";

const known = new WeakMap<FileFacts, ReadonlySet<string> | undefined>();

/**
 * The names that something in a file gives a meaning to; undefined for a module, where the file
 * around it may do so. A script that nothing loads is no program: a snippet for readers.
 */
export function givenNames(facts: FileFacts): ReadonlySet<string> | undefined {
  if (known.has(facts)) return known.get(facts);
  const { bindings, definitions, exports } = facts;
  const isModule = exports.length > 0 || bindings.some(({ value }) => value.kind === "import");
  const names = isModule
    ? undefined
    : new Set([
        ...bindings.map(({ name }) => name),
        ...definitions.flatMap(({ name, parameters }) => [
          name,
          ...parameters.map((one) => one.name),
        ]),
      ]);
  known.set(facts, names);
  return names;
}
