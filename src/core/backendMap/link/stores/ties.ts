import type { TableFact } from "../../facts/tableFacts.ts";
import type { TableIn } from "./namedModels.ts";

/** A model by its name, and the column that its rows are told apart by. */
interface Known {
  readonly named: (model: string, from: TableIn["file"]) => TableIn | undefined;
  readonly keyOf: (one: TableIn) => string | undefined;
}

/** A table between two models with the names that its library gives it, where the code gives none. */
export function withTie(one: TableIn, known: Known): TableIn {
  const { file, table } = one;
  if (table.tie === undefined) return one;
  const { owner, other, property } = table.tie;
  const ends = [owner, other].map((model) => endOf(model, file, known));
  const rule = table.namedBy === "mikro-orm" ? mikroOrm : typeorm;
  const names = rule(ends, property);
  return { file, table: filled(table, names) };
}

interface End {
  readonly model: string;
  readonly table: string;
  readonly key: string;
}
interface Names {
  readonly table: string;
  readonly columns: readonly string[];
}

function endOf(model: string, file: TableIn["file"], { named, keyOf }: Known): End {
  const found = named(model, file);
  const table = found?.table.name.replace(/^.*\./, "") ?? snake(model);
  return { model, table, key: (found && keyOf(found)) ?? "id" };
}

/** "post_tags_tag" with "postId" and "tagId". */
function typeorm(ends: readonly End[], property: string): Names {
  const columns = ends.map(({ table, key }) => camel(`${table}_${key}`));
  const isSame = columns[0] === columns[1];
  return {
    table: snake([ends[0]?.table, property, ends[1]?.table].join("_")),
    columns: isSame ? columns.map((name, at) => `${name}_${at + 1}`) : columns,
  };
}

/** "post_tags" with "post_id" and "tag_id". */
function mikroOrm(ends: readonly End[], property: string): Names {
  const isSame = ends[0]?.model === ends[1]?.model;
  return {
    table: `${ends[0]?.table ?? ""}_${snake(property)}`,
    columns: ends.map(({ model, key }, at) =>
      [snake(model), ...(isSame ? [String(at + 1)] : []), snake(key)].join("_"),
    ),
  };
}

function filled(table: TableFact, names: Names): TableFact {
  const called = (name: string): string => {
    const at = /^\{(\d)\}$/.exec(name)?.[1];
    return at === undefined ? name : (names.columns[Number(at)] ?? name);
  };
  const columns = table.columns.map((one) => {
    const name = called(one.name);
    return name === one.name ? one : { ...one, name, isUnnamed: true as const };
  });
  return {
    ...table,
    name: table.name.startsWith("{") ? names.table : table.name,
    columns,
    foreignKeys: table.foreignKeys.map((one) => ({ ...one, columns: one.columns.map(called) })),
    primaryKey: (table.primaryKey ?? []).map(called),
  };
}

/** Columns that hold keys of others called after these: "planCode" where plans are told apart by "code". */
export function withKeyNames(one: TableIn, { named, keyOf }: Known): TableIn {
  const { file, table } = one;
  const renamed = new Map<string, string>();
  for (const { name, leadsTo } of table.columns) {
    const model = leadsTo === undefined ? undefined : named(leadsTo, file);
    const key = model && keyOf(model);
    if (key === undefined || key === "id" || !/(?:Id|_id)$/.test(name)) continue;
    renamed.set(
      name,
      name.endsWith("_id")
        ? `${name.slice(0, -2)}${snake(key)}`
        : camel(`${name.slice(0, -2)}_${key}`),
    );
  }
  if (renamed.size === 0) return one;
  const called = (name: string): string => renamed.get(name) ?? name;
  return {
    file,
    table: {
      ...table,
      columns: table.columns.map((column) => ({ ...column, name: called(column.name) })),
      foreignKeys: table.foreignKeys.map((key) => ({ ...key, columns: key.columns.map(called) })),
      ...(table.primaryKey !== undefined && { primaryKey: table.primaryKey.map(called) }),
    },
  };
}

const snake = (name: string): string => name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
const camel = (name: string): string =>
  name.replace(/_+([a-z\d])/gi, (_, letter: string) => letter.toUpperCase());
