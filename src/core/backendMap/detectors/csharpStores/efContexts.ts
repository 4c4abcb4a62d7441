import type { Reading } from "../../reading/stack.ts";
import type { RelationsFact, TableFact } from "../../facts/tableFacts.ts";
import type { ClassModel, FieldModel } from "../classes/classModel.ts";
import { spelled } from "../classes/spelledNames.ts";
import { lenderOf } from "./efEntities.ts";
import { identitySets } from "./efIdentity.ts";
import { configured, type Configured } from "./efFluent.ts";

/** The tables of a context: one for each of its sets, as its model says or by the set's name. */
export function contextTables(classes: readonly ClassModel[], file: Reading): readonly TableFact[] {
  const stated = configured(file);
  const contexts = classes.filter((one) => setsOf(one).length + identitySets(one).length > 0);
  const tables = contexts.flatMap((one) => {
    const own = identityTables(one);
    const kept = new Set(own.map(({ model }) => model));
    const sets = setsOf(one).filter((set) => !kept.has(entityName(set)));
    return [...own, ...sets.map((set) => tableOf(set, one, stated.get(entityName(set))))];
  });
  const told = new Set(tables.map(({ model }) => model));
  const others = [...stated].filter(
    ([model, { table }]) => table !== undefined && !told.has(model),
  );
  return [
    ...tables,
    ...others.map(([model, { table, ...said }]) => {
      const bases = [lenderOf(model)];
      return spelled({ ...said, origin: "model", name: table ?? model, model, bases }, model);
    }),
    ...contexts.map(setNames),
    ...contexts
      .slice(0, 1)
      .map((one) => ({ ...setNames(one), name: anyContext, model: anyContext })),
  ];
}

/** What a context is of which the code does not say which one: one that has such a set. */
export const anyContext = "DbContext";

/** The sets of every context, as if there were only one. */
export function contextSets(classes: readonly ClassModel[]): readonly RelationsFact[] {
  return classes
    .map((one) => ({ model: anyContext, relations: relationsOf(one) }))
    .filter(({ relations }) => Object.keys(relations).length > 0);
}

/** A repository's set of any entity, `DbSet<T>`, is none of a context. */
const setsOf = ({ fields, typeParameters }: ClassModel): readonly FieldModel[] =>
  fields.filter(
    ({ type }) =>
      /^(?:I?DbSet)$/.test(type?.name ?? "") &&
      type?.args.length === 1 &&
      !typeParameters.includes(type.args[0]?.name ?? ""),
  );

const entityName = ({ type }: FieldModel): string => type?.args[0]?.name ?? "";

const nothing: Omit<Configured, "scope" | "range"> = { columns: [], indexes: [], foreignKeys: [] };

function tableOf(set: FieldModel, { scope }: ClassModel, stated?: Configured): TableFact {
  const model = entityName(set);
  const { table, columns, indexes, foreignKeys, primaryKey } = stated ?? nothing;
  const described: TableFact = {
    origin: "model",
    name: table ?? set.name,
    model,
    scope,
    range: set.range,
    columns,
    indexes,
    foreignKeys,
    ...(primaryKey && { primaryKey }),
    bases: [lenderOf(model)],
    ...(table === undefined && { isImplied: true as const }),
  };
  return spelled(described, set.name);
}

function identityTables(one: ClassModel): readonly TableFact[] {
  const { scope, nameRange: range } = one;
  return identitySets(one).map(({ entity, table, columns }) => ({
    ...nothing,
    origin: "model",
    name: table,
    model: entity,
    scope,
    range,
    columns: columns.map((name) => ({ name, range })),
    bases: [lenderOf(entity)],
    isImplied: true as const,
  }));
}

const relationsOf = (one: ClassModel): Readonly<Record<string, string>> =>
  Object.fromEntries([
    ...identitySets(one).map(({ name: set, entity }) => [set, entity] as const),
    ...setsOf(one).map((set) => [set.name, entityName(set)] as const),
  ]);

/** A context as what leads from its sets to their entities. */
function setNames(one: ClassModel): TableFact {
  const { name, scope, nameRange: range } = one;
  return {
    origin: "model",
    name,
    model: name,
    scope,
    range,
    ...nothing,
    relations: relationsOf(one),
    isAbstract: true,
  };
}
