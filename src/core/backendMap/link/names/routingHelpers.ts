import type { FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";

const known = new WeakMap<FileFacts, ReadonlySet<Scope>>();

/** Functions of a file of whose parameters a path or a method in them is made. */
export function routingHelpers(file: FileFacts): ReadonlySet<Scope> {
  const before = known.get(file);
  if (before !== undefined) return before;
  const values = [
    ...file.routes.flatMap(({ scope, path, method }) => [path, method].map((of) => ({ scope, of }))),
    ...[...file.mounts, ...file.routers].map(({ scope, prefix }) => ({ scope, of: prefix })),
  ];
  const found = new Set(
    values.flatMap(({ scope, of }) => (of === undefined ? [] : helperOf(of, scope, file))),
  );
  known.set(file, found);
  return found;
}

/** The innermost function that has a parameter of which a value is made. */
function helperOf(value: Value, from: Scope, file: FileFacts): readonly Scope[] {
  if (value.kind === "text") return [];
  for (let scope = from; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
    const names = file.definitions[scope]?.parameters.map(({ name }) => name) ?? [];
    if (names.length > 0 && mentionsOneOf(new Set(names), value)) return [scope];
  }
  return [];
}

export function mentionsOneOf(names: ReadonlySet<string>, value: Value): boolean {
  return namesIn(value).some((one) => names.has(one));
}

function namesIn(value: Value): readonly string[] {
  switch (value.kind) {
    case "name":
      return [value.name];
    case "member":
      return namesIn(value.of);
    case "concat":
      return value.parts.flatMap(namesIn);
    case "either":
      return value.options.flatMap(namesIn);
    case "call":
      return [value.callee, ...value.args].flatMap(namesIn);
    default:
      return [];
  }
}
