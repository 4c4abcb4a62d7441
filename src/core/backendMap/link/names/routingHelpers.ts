import type { FileFacts } from "../../facts/facts.ts";
import type { Scope, Value } from "../../facts/value.ts";

/** Names of parameters, by the function that they are of. */
export type Helpers = ReadonlyMap<Scope, ReadonlySet<string>>;

const known = new WeakMap<FileFacts, Helpers>();

/** Functions of a file that make a path or a method of what they are given, with those parameters. */
export function routingHelpers(file: FileFacts): Helpers {
  const before = known.get(file);
  if (before !== undefined) return before;
  const values = [
    ...file.routes.flatMap(({ scope, path, method }) =>
      [path, method].map((of) => ({ scope, of })),
    ),
    ...[...file.mounts, ...file.routers].map(({ scope, prefix }) => ({ scope, of: prefix })),
    // What puts a router that it is given below one of its own does so with the same one.
    ...file.mounts.map(({ scope, child }) => ({ scope, of: isName(child) ? child : undefined })),
  ];
  const all = values.flatMap(({ scope, of }) =>
    helperOf(of === undefined ? [] : [of], scope, file),
  );
  const byScope = Map.groupBy(all, ({ scope }) => scope);
  const found = new Map(
    [...byScope].map(([scope, each]) => [scope, new Set(each.flatMap(({ names }) => names))]),
  );
  known.set(file, found);
  return found;
}

const isName = (value: Value): boolean =>
  value.kind === "either" ? value.options.some(isName) : value.kind === "name";

/** The innermost function of whose parameters values are made, and these. */
export function helperOf(
  values: readonly Value[],
  from: Scope,
  file: FileFacts,
): readonly { readonly scope: Scope; readonly names: readonly string[] }[] {
  const mentioned = new Set(values.flatMap(namesIn));
  if (mentioned.size === 0) return [];
  for (let scope = from; scope >= 0; scope = file.definitions[scope]?.scope ?? -1) {
    addOwnWords(mentioned, scope, file);
    const own = file.definitions[scope]?.parameters.map(({ name }) => name) ?? [];
    const names = own.filter((name) => mentioned.has(name));
    if (names.length > 0) return [{ scope, names }];
  }
  return [];
}

/** Variables of a function are made of others: in `for path in paths` it is `paths` that is given. */
function addOwnWords(mentioned: Set<string>, scope: Scope, file: FileFacts): void {
  const own = file.bindings.filter((one) => one.scope === scope && one.owner === undefined);
  if (own.length === 0) return;
  const byName = Map.groupBy(own, ({ name }) => name);
  for (const name of mentioned) {
    for (const { value } of byName.get(name) ?? []) {
      for (const one of namesIn(value)) mentioned.add(one);
    }
  }
}

function namesIn(value: Value): readonly string[] {
  if (value.kind === "name") return [value.name];
  if (value.kind === "member") return namesIn(value.of);
  if (value.kind === "concat") return value.parts.flatMap(namesIn);
  if (value.kind === "either") return value.options.flatMap(namesIn);
  return value.kind === "call" ? [value.callee, ...value.args].flatMap(namesIn) : [];
}
