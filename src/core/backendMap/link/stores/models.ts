import type { FileFacts } from "../../facts/facts.ts";
import type { TableFact, TableRef } from "../../facts/storeFacts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf, type Place } from "../names/entity.ts";
import { definitionIn, type Evaluate } from "../names/following.ts";
import type { FactIndex, Lookup } from "../names/language.ts";

export interface TableIn {
  readonly file: FileFacts;
  readonly table: TableFact;
}

/** The tables that models and schema files describe, by what code calls them. */
export interface Models {
  /** What is a model by what it stands below, with the table that it has so; undefined for none. */
  settled(one: TableIn): TableIn | undefined;
  /** By the model's name alone: the one in `from`, the only one, or the nearest. */
  named(model: string, from?: FileFacts): TableIn | undefined;
  /** The table that a reference means, as far as a model tells. */
  meant(ref: TableRef, place: Place): TableIn | undefined;
  /** The name of a table that an expression is. */
  textOf(value: Value, place: Place): string | undefined;
  /** Those whose columns a table has too, its own bases' included. */
  basesOf(one: TableIn): readonly TableIn[];
}

const deepestBase = 8;

/** By the model's name in lower case. */
const tablesOfModels: Lookup<TableIn> = (file) =>
  file.tables.map((table) => [(table.model ?? "").toLowerCase(), { file, table }]);

/** Of models in modules, by their own name alone: "Shop::Order" is "order". */
const tablesInModules: Lookup<TableIn> = (file) =>
  file.tables.flatMap((table) => {
    const model = table.model ?? "";
    const at = model.lastIndexOf("::");
    return at < 0 ? [] : [[model.slice(at + 2).toLowerCase(), { file, table }] as const];
  });

export function createModels(index: FactIndex, evaluate: Evaluate): Models {
  const alike = (model: string): readonly TableIn[] =>
    index.find(tablesOfModels, model.toLowerCase());
  const exactly = (model: string): readonly TableIn[] =>
    alike(model).filter(({ table }) => (table.model ?? "") === model);

  const called = (model: string, from?: FileFacts): TableIn | undefined => {
    if (model === "") return undefined;
    const [exact, all] = [exactly(model), alike(model)];
    if (all.length > 0) return nearest(exact.length > 0 ? exact : all, from);
    return nearest(index.find(tablesInModules, model.toLowerCase()), from);
  };

  const described = (value: Value, place: Place): TableIn | undefined => {
    for (const entity of evaluate(value, place)) {
      if (entity.kind !== "definition") continue;
      const own = exactly(definitionIn(entity).name);
      const exact = own.find(({ file }) => file === entity.file);
      if (exact !== undefined) return exact;
    }
    const name = importedName(value, place.file);
    return name === undefined ? undefined : called(name, place.file);
  };

  const settled = (one: TableIn | undefined): TableIn | undefined => one && settle(one, described);
  const named: Models["named"] = (model, from) => settled(called(model, from));
  const ofValue: OfValue = (value, place) => settled(described(value, place));

  return {
    named,
    settled,
    basesOf: (one) => basesBelow(one, ofValue),
    meant(ref, place) {
      if ("table" in ref) return undefined;
      const start = "model" in ref ? named(ref.model, place.file) : ofValue(ref.value, place);
      return (ref.via ?? []).reduce<TableIn | undefined>((one, relation) => {
        const model = one?.table.relations?.[relation];
        return model === undefined ? undefined : named(model, one?.file);
      }, start);
    },
    textOf: (value, place) => evaluate(value, place).find((one) => one.kind === "text")?.text,
  };
}

function settle(one: TableIn, described: OfValue, depth = 0): TableIn | undefined {
  const [base] = one.table.bases ?? [];
  if (one.table.isBelow === undefined) return one;
  if (base === undefined || depth > deepestBase) return undefined;
  const found = described(base, { file: one.file, scope: one.table.scope });
  const above = found && settle(found, described, depth + 1);
  return above && belowModel(one, above);
}

/** With the associations of what it stands below, and its table, unless that only lends. */
function belowModel({ file, table }: TableIn, { table: above }: TableIn): TableIn {
  const relations = { ...above.relations, ...table.relations };
  const isOwn = above.isAbstract !== undefined || table.isImplied === undefined;
  const { name, otherNames } = isOwn ? table : above;
  return { file, table: { ...table, name, relations, ...(otherNames && { otherNames }) } };
}

type OfValue = (value: Value, place: Place) => TableIn | undefined;

function basesBelow(one: TableIn, ofValue: OfValue): readonly TableIn[] {
  const found: TableIn[] = [];
  const walk = ({ file, table }: TableIn, depth: number): void => {
    for (const base of depth > deepestBase ? [] : (table.bases ?? [])) {
      const lent = ofValue(base, { file, scope: table.scope });
      if (lent === undefined || lent.table === one.table || found.includes(lent)) continue;
      found.push(lent);
      walk(lent, depth + 1);
    }
  };
  walk(one, 0);
  return found;
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

/** Of several with one name, the one that shares most of the path. */
function nearest(found: readonly TableIn[], from: FileFacts | undefined): TableIn | undefined {
  const stated = found.filter(({ table }) => table.isImplied === undefined);
  if (stated.length > 0 && stated.length < found.length) return nearest(stated, from);
  if (from === undefined || found.length < 2) return found[0];
  const shared = ({ file }: TableIn): number => {
    const [a, b] = [file.path, from.path];
    let at = 0;
    while (at < a.length && a[at] === b[at]) at++;
    return at;
  };
  return found.toSorted((a, b) => shared(b) - shared(a))[0];
}
