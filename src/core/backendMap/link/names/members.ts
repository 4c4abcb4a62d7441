import type { Export, FileFacts } from "../../facts/facts.ts";
import { fieldNamed, fileScope, nameOfType, type Value } from "../../facts/value.ts";
import type { DefinitionEntity, Entity, ParameterEntity, Place } from "./entity.ts";
import { identityOf } from "./entity.ts";
import { declaredTypes, definitionIn, type Following } from "./following.ts";
import { givenTo } from "./givenFields.ts";
import type { DefinitionIn, Lookup } from "./language.ts";
import { inScope, lookup, standsOutside } from "./lookup.ts";
import { itemsOf } from "./items.ts";
import { isLeftEmpty } from "./leftEmpty.ts";
import { inherited } from "./madeRouters.ts";
import { starsToward } from "./passedOn.ts";
import { positionIn } from "./positionOf.ts";
import { itemsOfSum } from "./sums.ts";

/** A member of what an expression stands for: an export, a field, a method, an inherited one. */
export function memberOf(of: Entity, name: string, following: Following): readonly Entity[] {
  switch (of.kind) {
    case "module":
      return exported(of.file, name, following);
    case "value":
      return fieldOf(of, name, following);
    case "definition":
      return classMember(of, name, following);
    case "parameter":
      return ofType(of, name, following);
    case "outside":
      return [{ ...of, name: [of.name, name].filter((part) => part !== "").join(".") }];
    case "router":
    case "text":
      return [];
  }
}

/** Of a record or a list: by its name, or any element; of the type that a record says to be of. */
function fieldOf(
  { value, place }: Extract<Entity, { kind: "value" }>,
  name: string,
  following: Following,
  // A record can be spread into itself: `options = { ...options, path }`.
  seen: ReadonlySet<Value> = new Set(),
): readonly Entity[] {
  const { evaluate } = following;
  if (value.kind === "concat") return name === "*" ? itemsOfSum(value, place, following) : [];
  const items = itemsOf(value, name);
  if (items !== undefined) return items.flatMap((one) => evaluate(one, place));
  if (value.kind !== "record") return [];
  const types = value.type === undefined ? [] : typesOf(value.type, place, following);
  const field = fieldNamed(name, value) ?? fieldNamed(positionIn(types, name), value);
  const found =
    field === undefined
      ? spreadField(value, name, place, { following, seen })
      : evaluate(field, place);
  return found.length > 0 ? found : ofTypes(name, { value, place }, types, following);
}

/** What a record does not name: empty, or what its type has of the name. */
function ofTypes(
  name: string,
  of: Pick<Extract<Entity, { kind: "value" }>, "value" | "place">,
  types: readonly Entity[],
  following: Following,
): readonly Entity[] {
  if (isLeftEmpty(name, of, types)) return [{ kind: "text", text: "" }];
  return types.flatMap((type) => memberOf(type, name, following));
}

/** Of several that are spread the last that has it counts. */
function spreadField(
  record: Extract<Value, { kind: "record" }>,
  name: string,
  place: Place,
  { following, seen }: { readonly following: Following; readonly seen: ReadonlySet<Value> },
): readonly Entity[] {
  if (record.spreads === undefined) return [];
  const within = new Set([...seen, record]);
  for (const one of record.spreads.toReversed()) {
    const found = following.evaluate(one, place).flatMap((whole) => {
      if (whole.kind !== "value") return memberOf(whole, name, following);
      return within.has(whole.value) ? [] : fieldOf(whole, name, following, within);
    });
    if (found.length > 0) return found;
  }
  return [];
}

/** What a type means, though a name may hide it: `config := config{…}`. */
function typesOf(type: Value, place: Place, following: Following): readonly Entity[] {
  const found = following.evaluate(type, place).filter(({ kind }) => kind !== "value");
  if (found.length > 0 || type.kind !== "name" || place.scope === fileScope) return found;
  return lookup(type.name, { file: place.file, scope: fileScope }, following);
}

/** What an import means: files of the workspace, what they export, or something of a package. */
export function imported(
  { module, name }: Extract<Value, { kind: "import" }>,
  from: FileFacts,
  following: Following,
): readonly Entity[] {
  const resolved = following.index.resolve(module, name, from);
  if (resolved.files.length === 0) return [{ kind: "outside", module, name: name ?? "" }];
  return resolved.files.flatMap((file): readonly Entity[] =>
    resolved.name === undefined
      ? // A module may be what it assigns to itself: `module.exports = router`.
        [{ kind: "module", file }, ...exportsNamed("=", file, following)]
      : exportedBelow(file, resolved.name, following),
  );
}

/** What a module exports, or one that stands in its file: `routes::Parcels` of `mod routes { … }`. */
function exportedBelow(file: FileFacts, name: string, following: Following): readonly Entity[] {
  const found = exported(file, name, following);
  const [, above, own] = /^(.+)::(\w+)$/.exec(name) ?? [];
  if (found.length > 0 || above === undefined || own === undefined) return found;
  return exportedBelow(file, above, following).flatMap((one) => memberOf(one, own, following));
}

function exported(
  file: FileFacts,
  name: string,
  following: Following,
  // Modules pass on all of each other, in circles too.
  seen = new Set<FileFacts>(),
): readonly Entity[] {
  if (seen.has(file)) return [];
  seen.add(file);
  const own = exportsNamed(name, file, following);
  if (own.length > 0) return own;
  const whole = exportsNamed("=", file, following);
  const part = name === "default" ? whole : whole.flatMap((one) => memberOf(one, name, following));
  if (part.length > 0) return part;
  const found = openly(file, name, following, seen);
  if (found.length > 0) return found;
  const language = following.index.languageOf(file);
  const below = language?.submodule?.(file, name, following.index);
  return below === undefined ? [] : [{ kind: "module", file: below }];
}

/** What stands at the top of a file, and what it passes on, where a module can share its name with it. */
function openly(
  file: FileFacts,
  name: string,
  following: Following,
  seen: Set<FileFacts>,
): readonly Entity[] {
  const isOpen = following.index.languageOf(file)?.exportsAll === true;
  const inside = isOpen ? inScope(name, fileScope, file, following) : [];
  if (inside.some(({ kind }) => kind !== "module")) return inside;
  const passed = exportedAs(starsToward(name, file, following.index), file, following);
  const found = passed.flatMap((one) =>
    one.kind === "module"
      ? exported(one.file, name, following, seen)
      : memberOf(one, name, following),
  );
  return [...inside, ...found];
}

function exportsNamed(name: string, file: FileFacts, following: Following): readonly Entity[] {
  return exportedAs(following.index.names(file).exports(name), file, following);
}

function exportedAs(
  exports: readonly Export[],
  file: FileFacts,
  { evaluate }: Following,
): readonly Entity[] {
  return exports.flatMap(({ value }) => evaluate(value, { file, scope: fileScope }));
}

function classMember(
  of: DefinitionEntity,
  name: string,
  following: Following,
  // Classes can be found to be made of each other, where names are taken for others.
  seen: ReadonlySet<string | object> = new Set(),
): readonly Entity[] {
  const { kind, bases = [], scope, name: type } = definitionIn(of);
  if (kind === "function" || kind === "method") return [];
  if (name === nameOfType) return [{ kind: "text", text: type }];
  const own = [
    ...givenTo(of, name, following),
    ...inScope(name, of.index, of.file, following),
    ...methodsBeside(of.file, type, name, following),
  ];
  if (own.length > 0) return own;
  return bases
    .flatMap((base) => following.evaluate(base, { file: of.file, scope }))
    .filter((base) => identityOf(base) !== identityOf(of) && !seen.has(identityOf(base)))
    .flatMap((base) => {
      if (base.kind !== "definition") return memberOf(base, name, following);
      const found = classMember(base, name, following, new Set([...seen, identityOf(of)]));
      return found.map(inherited(base, of));
    });
}

/** Methods that stand outside of their type, in its package. */
function methodsBeside(
  file: FileFacts,
  type: string,
  name: string,
  { index }: Following,
): readonly Entity[] {
  const language = index.languageOf(file);
  if (language === undefined) return [];
  const outside = index.find(methodsOutside, name);
  if (outside.length === 0) return [];
  const near = new Set([file, ...(language.visible?.(file, index, name) ?? [])]);
  return outside
    .filter((one) => {
      const { bases = [] } = definitionIn(one);
      const isOfType = bases.some((base) => base.kind === "name" && base.name === type);
      return isOfType && near.has(one.file) && index.languageOf(one.file) === language;
    })
    .map((one): Entity => ({ kind: "definition", ...one }));
}

const methodsOutside: Lookup<DefinitionIn> = (file) =>
  file.definitions.flatMap((one, index) =>
    standsOutside(one) ? [[one.name, { file, index }] as const] : [],
  );

function ofType(of: ParameterEntity, name: string, following: Following): readonly Entity[] {
  return declaredTypes(of, following.evaluate)
    .filter((one) => one.kind !== "parameter")
    .flatMap((one) => memberOf(one, name, following));
}
