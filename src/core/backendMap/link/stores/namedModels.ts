import type { FileFacts } from "../../facts/facts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import type { FactIndex, Lookup } from "../names/language.ts";

export interface TableIn {
  readonly file: FileFacts;
  readonly table: TableFact;
}

/** The tables that models and schema files describe, by names alone. */
export interface NamedModels {
  /** By the model's name: the one in `from`, the only one, or the nearest. */
  readonly named: (model: string, from?: FileFacts) => TableIn | undefined;
  /** By what its library calls the model, or by its name. */
  readonly called: NamedModels["named"];
  /** Those whose model is called so to the letter. */
  readonly exactly: (model: string) => readonly TableIn[];
  /** The one whose rows a model has under this name, as the one that has its key calls them there. */
  readonly leadingTo: (model: string, name: string) => TableIn | undefined;
  /** Of those that a model describes, by the table's own name. */
  readonly ofTable: (name: string, from: FileFacts) => TableIn | undefined;
}

/** By the model's name in lower case. */
const tablesOfModels: Lookup<TableIn> = (file) =>
  file.tables.map((table) => [(table.model ?? "").toLowerCase(), { file, table }]);

/** By what a library calls the model, where that is another name. */
const tablesCalled: Lookup<TableIn> = (file) =>
  file.tables.flatMap((table) =>
    table.called === undefined ? [] : [[table.called, { file, table }] as const],
  );

/** Of models in modules, by their own name alone: "Shop::Order" is "order", with its backslash: "\\order" of "Shop\\Order". */
const tablesInModules: Lookup<TableIn> = (file) =>
  file.tables.flatMap((table) => {
    const [, own] = /(?:::|(?=\\))(\\?\w+)$/.exec(table.model ?? "") ?? [];
    return own === undefined ? [] : [[own.toLowerCase(), { file, table }] as const];
  });

/** By the table's name in lower case, of models alone. */
const modelsByTable: Lookup<TableIn> = (file) =>
  file.tables.flatMap((table) =>
    table.model === undefined ? [] : [[table.name.toLowerCase(), { file, table }] as const],
  );

/** By the model that they lead to, and what their rows go by there. */
const tablesLeadingTo: Lookup<TableIn> = (file) =>
  file.tables.flatMap((table) =>
    Object.entries(table.relationsBack ?? {}).flatMap(([name, all]) =>
      all.map((to) => [backKey(to, name), { file, table }] as const),
    ),
  );

const backKey = (model: string, name: string): string => `${model.toLowerCase()}.${name}`;

export function createNamedModels(index: FactIndex): NamedModels {
  const alike = (model: string): readonly TableIn[] =>
    index.find(tablesOfModels, model.toLowerCase());
  const exactly = (model: string): readonly TableIn[] =>
    alike(model).filter(({ table }) => (table.model ?? "") === model);
  const named: NamedModels["named"] = (model, from) => {
    if (model === "") return undefined;
    const [exact, all] = [exactly(model), alike(model)];
    if (all.length > 0) return nearest(exact.length > 0 ? exact : all, from);
    return nearest(index.find(tablesInModules, model.toLowerCase()), from);
  };
  return {
    exactly,
    named,
    called: (model, from) => nearest(index.find(tablesCalled, model), from) ?? named(model, from),
    leadingTo: (model, name) =>
      [name, name.replace(/_set$/, "")]
        .flatMap((one) => index.find(tablesLeadingTo, backKey(model, one)))
        .at(0),
    ofTable: (name, from) => nearest(index.find(modelsByTable, name.toLowerCase()), from),
  };
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
