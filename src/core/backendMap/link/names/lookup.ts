import type { Definition, FileFacts } from "../../facts/facts.ts";
import { fileScope, type Scope, type Value } from "../../facts/value.ts";
import type { Entity, Place } from "./entity.ts";
import type { Following } from "./following.ts";

/** What a name means in a place: from the inside outward, then in files of the same package. */
export function lookup(name: string, place: Place, following: Following): readonly Entity[] {
  const { file } = place;
  const supposed: Entity[] = [];
  for (let { scope } = place; ; scope = file.definitions[scope]?.scope ?? fileScope) {
    const own = inOrThis(name, scope, file, following);
    if (own.length > 0) return scope === fileScope ? givenBeside(name, own, file, following) : own;
    const inherited = inheritedIn(name, scope, file, following);
    if (inherited.some(({ kind }) => kind !== "outside")) return inherited;
    supposed.push(...inherited);
    if (scope === fileScope) break;
  }
  const found = unimported(name, file, following);
  // A class of somewhere else may have any name as its member: it has those that nobody else has.
  return found.length > 0 ? found : supposed;
}

/** Of a variable that a file only says the type of, another file of the package may give the value. */
function givenBeside(
  name: string,
  found: readonly Entity[],
  file: FileFacts,
  following: Following,
): readonly Entity[] {
  const isTyped = following.index
    .names(file)
    .binding(fileScope, name)
    .some(({ value }) => value.kind === "instance");
  if (!isTyped) return found;
  const inside = unimported(name, file, following).filter(({ kind }) => kind !== "outside");
  return inside.length > 0 ? inside : found;
}

/** Without an import: of the same package, or of what is imported as a whole. */
function unimported(name: string, file: FileFacts, following: Following): readonly Entity[] {
  if (name === everything) return [];
  const { index } = following;
  const seen = index.languageOf(file)?.visible?.(file, index, name) ?? [];
  const found = seen.flatMap((one) => inScope(name, fileScope, one, following));
  return found.length > 0 ? found : amongAll(name, file, following);
}

function inOrThis(
  name: string,
  scope: Scope,
  file: FileFacts,
  following: Following,
): readonly Entity[] {
  return name === "this" ? thisIn(scope, file, following) : inScope(name, scope, file, following);
}

/** What a file binds to this name lends it all of its members: `import static a.Paths.*`. */
const everything = "*";

function amongAll(name: string, file: FileFacts, following: Following): readonly Entity[] {
  const bindings = following.index.names(file).binding(fileScope, everything);
  return bindings
    .flatMap(({ value }) => holding(name, value, file, following))
    .flatMap((one) => following.memberOf(one, name));
}

/** What lends its members, if it has this one: of a package, which can have hundreds of files, few do. */
function holding(
  name: string,
  value: Value,
  file: FileFacts,
  { index, evaluate }: Following,
): readonly Entity[] {
  const language = index.languageOf(file);
  if (value.kind === "import" && value.name === undefined && language !== undefined) {
    const { files } = language.resolve(value.module, name, file, index);
    if (files.length > 0) return files.map((one) => ({ kind: "module", file: one }));
    const isInside = index.resolve(value.module, undefined, file).files.length > 0;
    if (isInside) return [];
  }
  return evaluate(value, { file, scope: fileScope });
}

/** In languages where a class sees what it inherits without a qualifier. */
function inheritedIn(
  name: string,
  scope: Scope,
  file: FileFacts,
  following: Following,
): readonly Entity[] {
  if (following.index.languageOf(file)?.inheritsNames !== true) return [];
  const definition = file.definitions[scope];
  if (definition?.kind !== "class" && definition?.kind !== "type") return [];
  const place = { file, scope: definition.scope };
  return (definition.bases ?? [])
    .flatMap((base) => following.evaluate(base, place))
    .flatMap((base) => following.memberOf(base, name));
}

/** What a name is bound to in one scope. */
export function inScope(
  name: string,
  scope: Scope,
  file: FileFacts,
  following: Following,
): readonly Entity[] {
  const names = following.index.names(file);
  const bindings = names.binding(scope, name);
  const definitions = names.definition(scope, name);
  // Most scopes on the way from the inside outward have no such name.
  if (bindings.length + definitions.length === 0) return given(name, scope, file, following);
  const bound = bindings.flatMap(({ value, valueScope }) => {
    return following.evaluate(value, { file, scope: valueScope ?? scope });
  });
  const defined = definitions
    .filter((index) => !standsOutside(file.definitions[index]) && !isMaker(index, file))
    .map((index): Entity => ({ kind: "definition", file, index }));
  const isWidened = bindings.some(({ value }) => isOfItself(value, name));
  if (bound.length + defined.length > 0 && !isWidened) return [...bound, ...defined];
  return [...bound, ...defined, ...given(name, scope, file, following)];
}

/** What a function is given under a name. */
function given(
  name: string,
  scope: Scope,
  file: FileFacts,
  following: Following,
): readonly Entity[] {
  const parameters = file.definitions[scope]?.parameters ?? [];
  const index = parameters.findIndex((one) => one.name === name);
  return index < 0 ? [] : following.filled({ kind: "parameter", file, definition: scope, index });
}

/** `all = all + more` leaves a name what it was, with more. */
const isOfItself = (value: Value, name: string): boolean =>
  value.kind === "concat" && value.parts.some((one) => one.kind === "name" && one.name === name);

/** A method outside of its type is reached through that only. */
export function standsOutside(definition: Definition | undefined): boolean {
  return definition?.kind === "method" && definition.bases !== undefined;
}

/** A constructor that is called like its class: there, too, the name is the class's. */
function isMaker(index: number, { definitions }: FileFacts): boolean {
  const { kind, scope = fileScope, name } = definitions[index] ?? {};
  return (
    kind === "method" && definitions[scope]?.kind === "class" && definitions[scope].name === name
  );
}

function thisIn(scope: Scope, file: FileFacts, { evaluate }: Following): readonly Entity[] {
  const definition = file.definitions[scope];
  if (definition?.kind === "class") return [{ kind: "definition", file, index: scope }];
  // A method that stands outside of its type names it as its base.
  if (definition?.kind !== "method" || definition.bases === undefined) return [];
  return definition.bases.flatMap((base) => evaluate(base, { file, scope: definition.scope }));
}
