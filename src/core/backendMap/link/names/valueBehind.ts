import type { FileFacts } from "../../facts/facts.ts";
import { fieldNamed, fileScope, type Value } from "../../facts/value.ts";
import type { Place } from "./entity.ts";
import { positionOf } from "./positionOf.ts";
import type { FactIndex } from "./language.ts";
import { starsToward } from "./passedOn.ts";

export interface ValueIn {
  readonly value: Value;
  readonly place: Place;
}

const deepest = 12;

/**
 * The expression that names lead to, as it is written: a call, a record, a definition. Undefined where
 * a name has several meanings or leads out of the workspace.
 */
export function valueBehind(
  value: Value,
  place: Place,
  index: FactIndex,
  depth = 0,
): ValueIn | undefined {
  if (depth > deepest) return undefined;
  if (value.kind === "name") return named(value.name, place, index, depth);
  if (value.kind === "import") return imported(value, place, index, depth);
  if (value.kind === "member") return member(value, place, index, depth);
  if (value.kind === "instance") return valueBehind(value.type, place, index, depth + 1);
  return { value, place };
}

function named(name: string, place: Place, index: FactIndex, depth: number): ValueIn | undefined {
  const { file } = place;
  for (let { scope } = place; ; scope = file.definitions[scope]?.scope ?? fileScope) {
    const found = inScope(name, { file, scope }, index, depth);
    if (found !== undefined) return found.only;
    if (scope === fileScope) break;
  }
  const language = index.languageOf(file);
  const seen = (language?.visible?.(file, index, name) ?? []).flatMap(
    (one) => inScope(name, { file: one, scope: fileScope }, index, depth)?.only ?? [],
  );
  return seen.length === 1 ? seen[0] : undefined;
}

/** What a name means in a scope: nothing if nothing has it there, and none if several things do. */
function inScope(
  name: string,
  { file, scope }: Place,
  index: FactIndex,
  depth: number,
): { readonly only: ValueIn | undefined } | undefined {
  const names = index.names(file);
  const bound = names.binding(scope, name);
  const defined = names.definition(scope, name);
  if (bound.length + defined.length === 0) {
    return isParameter(name, { file, scope }) ? { only: undefined } : undefined;
  }
  const [binding] = bound;
  const [definition] = defined;
  if (binding === undefined) {
    const value = definition === undefined ? undefined : definedAt(definition);
    return { only: value && { value, place: { file, scope } } };
  }
  if (bound.length > 1) return { only: undefined };
  const at = { file, scope: binding.valueScope ?? scope };
  return { only: valueBehind(binding.value, at, index, depth + 1) };
}

const isParameter = (name: string, { file, scope }: Place): boolean =>
  file.definitions[scope]?.parameters.some((one) => one.name === name) === true;

const definedAt = (definition: number): Value => ({ kind: "definition", definition });

function imported(
  { module, name }: Extract<Value, { kind: "import" }>,
  { file }: Place,
  index: FactIndex,
  depth: number,
): ValueIn | undefined {
  const { files, name: wanted } = index.resolve(module, name, file);
  const [only, ...others] = files;
  if (only === undefined || others.length > 0 || wanted === undefined) return undefined;
  return exported(wanted, only, index, depth);
}

function exported(
  name: string,
  file: FileFacts,
  index: FactIndex,
  depth: number,
): ValueIn | undefined {
  if (depth > deepest) return undefined;
  const place = { file, scope: fileScope };
  const [own] = index.names(file).exports(name);
  if (own !== undefined) return valueBehind(own.value, place, index, depth + 1);
  const [whole] = index.names(file).exports("=");
  if (whole !== undefined) return ofWhole(whole.value, name, { place, index, depth });
  if (index.languageOf(file)?.exportsAll === true) {
    const found = inScope(name, place, index, depth + 1);
    if (found !== undefined) return found.only;
  }
  for (const { value } of starsToward(name, file, index)) {
    const found =
      value.kind === "import" ? imported({ ...value, name }, place, index, depth + 1) : undefined;
    if (found !== undefined) return found;
  }
  return undefined;
}

/** A module may be what it assigns to itself: `module.exports = { list }`. */
function ofWhole(
  value: Value,
  name: string,
  {
    place,
    index,
    depth,
  }: { readonly place: Place; readonly index: FactIndex; readonly depth: number },
): ValueIn | undefined {
  return name === "default"
    ? valueBehind(value, place, index, depth + 1)
    : member({ kind: "member", of: value, name }, place, index, depth + 1);
}

/** A field of a record that is written out, or what a module exports. */
function member(
  { of, name }: Extract<Value, { kind: "member" }>,
  place: Place,
  index: FactIndex,
  depth: number,
): ValueIn | undefined {
  const whole = moduleNamed(of, place, index);
  if (whole !== undefined) return imported({ ...whole, name }, place, index, depth + 1);
  const behind = valueBehind(of, place, index, depth + 1);
  if (behind?.value.kind === "definition" && name === "*") return element(behind, index, depth);
  if (behind?.value.kind !== "record" || behind.value.spreads !== undefined) return undefined;
  const { value: record, place: around } = behind;
  const behindThat = (one: Value | undefined): ValueIn | undefined =>
    one && valueBehind(one, around, index, depth + 1);
  const field =
    fieldNamed(name, record) ?? fieldNamed(positionIn(behindThat(record.type), name), record);
  return behindThat(field);
}

/** What a type that is a list says its elements to be of. */
function element({ value, place }: ValueIn, index: FactIndex, depth: number): ValueIn | undefined {
  if (value.kind !== "definition") return undefined;
  const { file } = place;
  return inScope("*", { file, scope: value.definition }, index, depth + 1)?.only;
}

/** A record without names gives its fields in the order in which their type declares them. */
function positionIn(type: ValueIn | undefined, name: string): string {
  if (type?.value.kind !== "definition") return "";
  return positionOf(name, type.place.file, type.value.definition);
}

function moduleNamed(
  value: Value,
  { file }: Place,
  index: FactIndex,
): Extract<Value, { kind: "import" }> | undefined {
  if (value.kind === "import") return value.name === undefined ? value : undefined;
  if (value.kind !== "name") return undefined;
  const [bound, ...others] = index.names(file).binding(fileScope, value.name);
  if (bound?.value.kind !== "import" || others.length > 0) return undefined;
  return bound.value.name === undefined ? bound.value : undefined;
}
