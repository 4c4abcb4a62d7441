import type { FileFacts } from "../../facts/facts.ts";
import type { TableRef } from "../../facts/queryFacts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { wordsOf, type Entity, type Place } from "../names/entity.ts";
import { declaredTypes, definitionIn, type Evaluate } from "../names/following.ts";
import type { FactIndex } from "../names/language.ts";
import { parameterAt } from "../names/parameterAt.ts";
import { valueBehind, type ValueIn } from "../names/valueBehind.ts";
import { settle } from "./belowModels.ts";
import type { NamedModels, TableIn } from "./namedModels.ts";
import { beginningOf } from "./chainBeginning.ts";
import { relatedTo } from "./relatedTo.ts";
import { spelledModel } from "./spelledOut.ts";

/** What expressions mean of the tables that models describe. */
export interface ModelsOfValues {
  /** What is a model by what it stands below, with the table that it has so; undefined for none. */
  readonly settled: (one: TableIn) => TableIn | undefined;
  /** The tables that a model may be that an expression stands for; none where it may be any. */
  readonly ofValue: (value: Value, place: Place) => readonly TableIn[];
  readonly of: (
    ref: Extract<TableRef, { readonly value: Value }>,
    place: Place,
  ) => readonly TableIn[];
}

interface Parts {
  readonly index: FactIndex;
  readonly evaluate: Evaluate;
  readonly models: NamedModels;
}

/** What may be one of more models than this may be any: a repository that others build on. */
const fewModels = 3;

export function createModelsOfValues(parts: Parts): ModelsOfValues {
  const { index, models } = parts;
  const spell = speller(parts.evaluate);
  const described: ModelsOfValues["ofValue"] = (value, place) => {
    const defined = definedBy(value, place, parts);
    if (defined.length > 0) return defined.length > fewModels ? [] : defined.map(spell);
    const name = importedName(value, place.file) ?? "";
    const found =
      madeWhere(value, place, index) ??
      models.named(name, place.file) ??
      models.named(name.replace(/Model$/, ""), place.file);
    return found === undefined ? [] : [spell(found)];
  };
  const settled: ModelsOfValues["settled"] = (one) =>
    settle(spell(one), (...base) => described(...base)[0]);
  const ofValue: ModelsOfValues["ofValue"] = (value, place) =>
    described(value, place).flatMap((one) => settled(one) ?? []);
  const orByTable: ModelsOfValues["ofValue"] = (value, place) => {
    const found = ofValue(value, place);
    if (found.length > 0 || value.kind !== "member") return found;
    const one = models.ofTable(value.name, place.file);
    return one === undefined ? [] : [one];
  };
  return {
    settled,
    ofValue,
    of({ value, isRow, orTable, isHeld, isMade }, place) {
      if (isMade) return [madeWhere(value, place, index)].flatMap((one) => one ?? []);
      if (isHeld) {
        return heldModels(value, place, parts).flatMap((one) => settled(spell(one)) ?? []);
      }
      if (isRow) return ofRow(value, place, { ...parts, modelOf: orByTable }).map(spell);
      return orTable ? orByTable(value, place) : ofValue(value, place);
    },
  };
}

/** Each once: what a model stands below is known again by the very fact. */
function speller(evaluate: Evaluate): (one: TableIn) => TableIn {
  const spelled = new Map<TableFact, TableIn>();
  return (one) => {
    if (one.table.elseNamed === undefined) return one;
    const known = spelled.get(one.table) ?? spelledModel(one, evaluate);
    spelled.set(one.table, known);
    return known;
  };
}

/** The models whose classes it is, is declared to be of, or written out as: `&User{Name: name}`. */
function definedBy(value: Value, place: Place, parts: Parts): readonly TableIn[] {
  const { evaluate } = parts;
  const stated = modelsIn(statedTypes(value, place, evaluate), parts);
  if (stated.length > 0) return stated;
  const typed = evaluate(value, place).flatMap((one) => {
    if (one.kind === "parameter") return declaredTypes(one, evaluate);
    const record = one.kind === "value" && one.value.kind === "record" ? one : undefined;
    const type = record?.value.kind === "record" ? record.value.type : undefined;
    return record && type ? evaluate(type, record.place) : [one];
  });
  return modelsIn(typed, parts);
}

/** What a parameter says that it is of holds, whatever callers are seen to give. */
function statedTypes(value: Value, place: Place, evaluate: Evaluate): readonly Entity[] {
  const { file, scope } = place;
  const at = value.kind === "name" ? parameterAt(value.name, place) : -1;
  if (at < 0) return [];
  return declaredTypes({ kind: "parameter", file, definition: scope, index: at }, evaluate);
}

function modelsIn(types: readonly Entity[], { models }: Parts): readonly TableIn[] {
  const found = types.flatMap((entity) => {
    if (entity.kind !== "definition") return [];
    return models.exactly(definitionIn(entity).name).find(({ file }) => file === entity.file) ?? [];
  });
  return [...new Map(found.map((one) => [one.table, one])).values()];
}

/**
 * What holds a model is called after it, and so is much else: a class of the project's own around it
 * is none.
 */
function heldModels(value: Value, place: Place, parts: Parts): readonly TableIn[] {
  const { index, models, evaluate } = parts;
  const defined = definedBy(value, place, parts);
  if (defined.length > 0) return defined;
  const isOwn = evaluate(value, place).some(
    (one) => one.kind === "definition" && definitionIn(one).kind === "class",
  );
  if (isOwn) return [];
  const found = madeWhere(value, place, index) ?? calledJustSo(value, place, models);
  return found === undefined ? [] : [found];
}

function calledJustSo(value: Value, { file }: Place, models: Parts["models"]): TableIn | undefined {
  const name = importedName(value, file) ?? "";
  const bare = name.replace(/Model$/, "");
  const found = models.called(bare, file);
  const own = found?.table.called ?? found?.table.model ?? "";
  const isAlike = bare !== name && own.toLowerCase() === bare.toLowerCase();
  return own === bare || isAlike ? found : undefined;
}

/** The table that the very call makes which a name leads to: `export default model("User", schema)`. */
function madeWhere(value: Value, place: Place, index: FactIndex): TableIn | undefined {
  const made = valueBehind(value, place, index);
  if (made?.value.kind !== "call") return undefined;
  const { at } = made.value;
  const { file } = made.place;
  const table = file.tables.find(({ range: { end } }) => `${end.line}:${end.character}` === at);
  return table === undefined ? undefined : { file, table };
}

/** The last name of an expression, an import's own name before the one it is given here. */
function importedName(value: Value, file: FileFacts): string | undefined {
  if (value.kind === "member") return value.name;
  if (value.kind === "import") return value.name;
  if (value.kind === "instance") return importedName(value.type, file);
  if (value.kind !== "name") return undefined;
  const bound = file.bindings.find(({ name }) => name === value.name)?.value;
  const imported = bound?.kind === "import" ? bound.name : undefined;
  return imported === undefined || imported === "default" ? wordsOf(value) : imported;
}

interface RowParts extends Parts {
  readonly modelOf: ModelsOfValues["ofValue"];
}

const farthest = 6;
/** What of a model gives rows of it. */
const givesRows =
  /^(?:find|first|create|build|query|insert|upsert|update|patch|fetch|get|load|where|save|restore|merge|preload|forge|bulk)/;

/** `user` of `const user = await User.findOne(…)`, of `new User()`, of `(user: User) => …`. */
function ofRow(value: Value, place: Place, parts: RowParts, depth = 0): readonly TableIn[] {
  const typed = definedBy(value, place, parts);
  if (typed.length > 0 || depth > farthest) return typed;
  const inner = (one: Value, at: Place): readonly TableIn[] => ofRow(one, at, parts, depth + 1);
  if (value.kind === "call") return ofCall(value, place, parts);
  if (value.kind === "either") return value.options.flatMap((one) => inner(one, place));
  if (value.kind === "member") return isItem(value.name) ? inner(value.of, place) : [];
  if (value.kind !== "name") return [];
  const bound = boundTo(value.name, place, parts.index);
  return onlyOne(bound.flatMap((one) => inner(one.value, one.place)));
}

/** Any item of a list, or one by its position. */
const isItem = (name: string): boolean => name === "*" || /^\[?\d/.test(name);

function onlyOne(found: readonly TableIn[]): readonly TableIn[] {
  const tables = new Map(found.map((one) => [one.table, one]));
  return tables.size === 1 ? [...tables.values()] : [];
}

/** The model that a chain of calls begins with. */
function ofCall(
  call: Extract<Value, { kind: "call" }>,
  place: Place,
  parts: RowParts,
): readonly TableIn[] {
  const { root, method, relation } = beginningOf(call);
  if (relation !== undefined) return relatedTo(relation, parts);
  const [model] = call.args;
  const isManaged = /(?:^|\.)(?:em|\w*[mM]anager|dataSource)$/.test(wordsOf(root));
  const meant = isManaged && model !== undefined ? model : root;
  const isModel = meant === model || mayBeModel.test(wordsOf(meant));
  return givesRows.test(method) && isModel ? parts.modelOf(meant, place) : [];
}

const mayBeModel = /(?:^|\.)(?:[A-Z]\w*|[a-z]\w*Model)$|\bmodels\.\w+$/;

/** All that a name is given in the innermost scope that has it. */
function boundTo(name: string, { file, scope }: Place, index: FactIndex): readonly ValueIn[] {
  for (let at = scope; ; at = file.definitions[at]?.scope ?? fileScope) {
    const bound = index.names(file).binding(at, name);
    if (bound.length > 0) {
      return bound.map((one) => ({
        value: one.value,
        place: { file, scope: one.valueScope ?? at },
      }));
    }
    if (at === fileScope) return [];
  }
}
