import type { QueryColumn } from "../../backendMap.ts";
import type { ColumnNamed } from "../../facts/storeFacts.ts";
import { columnsMeant, meantBy, type Meant, type Named } from "./columnsMeant.ts";
import type { TableIn } from "./namedModels.ts";
import { nameOfModel } from "./tableNames.ts";

interface Along {
  readonly columns: readonly QueryColumn[];
  /** The tables that are joined on the way. */
  readonly tables: readonly Meant[];
}

/** What `project__owner__in` names: the keys on the way, and the column at its end. */
export function columnsAlong(
  { path = [], table = "", use }: ColumnNamed,
  all: readonly Meant[],
  names: Named,
): Along | undefined {
  if (path.length === 0) return undefined;
  let at = meantBy(table, all);
  const columns: QueryColumn[] = [];
  const tables: Meant[] = [];
  for (const [index, name] of path.entries()) {
    if (at === undefined) return undefined;
    const next = at.model && joinedBy(at.model, name, path[index + 1], names);
    const named = { name, table: at.words, use: next === undefined ? use : "join" } as const;
    columns.push(...columnsMeant(named, [at], names));
    if (next === undefined) break;
    tables.push(...next);
    at = next.at(-1);
  }
  return { columns, tables };
}

/** The tables that a relation leads over, where what comes next is something of its model. */
function joinedBy(
  model: TableIn,
  relation: string,
  next: string | undefined,
  names: Named,
): readonly Meant[] | undefined {
  const led = next === undefined ? undefined : names.models.along(model, [relation]);
  if (led === undefined || next === undefined || !has(led.to, next, names)) return undefined;
  const between = led.through === undefined ? undefined : names.nameOf(led.through);
  const name = nameOfModel(led.to.table, names);
  return [
    ...(between === undefined ? [] : [{ words: between, name: between }]),
    { words: name, name, model: led.to },
  ];
}

function has(model: TableIn, name: string, names: Named): boolean {
  const table = nameOfModel(model.table, names);
  const asked = { name, table, use: "read" } as const;
  const columns = columnsMeant(asked, [{ words: table, name: table, model }], names);
  return columns.length > 0 || names.models.along(model, [name]) !== undefined;
}
