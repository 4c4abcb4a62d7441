import type { QueryColumn } from "../../backendMap.ts";
import type { ColumnNamed } from "../../facts/queryFacts.ts";
import { columnsMeant, meantBy, type Meant, type Named } from "./columnsMeant.ts";
import type { TableIn } from "./namedModels.ts";
import { nameOfModel } from "./tableNames.ts";

interface Along {
  readonly columns: readonly QueryColumn[];
  /** The tables that are joined on the way. */
  readonly tables: readonly Meant[];
}

const nothing: Along = { columns: [], tables: [] };

/** What `project__owner__in` names: the keys on the way, and the column at its end. */
export function columnsAlong(
  { path = [], table = "", use, isWhole }: ColumnNamed,
  all: readonly Meant[],
  names: Named,
): Along | undefined {
  const start = path.length === 0 ? undefined : meantBy(table, all);
  return start && followed(path, start, { use, isWhole: isWhole === true, names });
}

interface Asked {
  readonly use: QueryColumn["use"];
  readonly isWhole: boolean;
  readonly names: Named;
}

function followed([name = "", ...rest]: readonly string[], at: Meant, asked: Asked): Along {
  const own = columnsMeant({ name, table: at.words, use: asked.use }, [at], asked.names);
  if (endsHere(rest, own)) return { columns: own, tables: [] };
  const joined = at.model && joinedBy(at.model, name, rest[0], asked.names);
  const to = joined?.at(-1);
  if (joined === undefined || to === undefined) {
    return asked.isWhole ? nothing : { columns: own, tables: [] };
  }
  const beyond = followed(rest, to, asked);
  if (asked.isWhole && beyond.columns.length === 0) return nothing;
  const keys = own.map((one) => ({ ...one, use: "join" as const }));
  return { columns: [...keys, ...beyond.columns], tables: [...joined, ...beyond.tables] };
}

/** The key of the other side is at hand where this one keeps it. */
function endsHere(rest: readonly string[], own: readonly QueryColumn[]): boolean {
  return rest.length === 0 || (rest.length === 1 && rest[0] === "id" && own.length > 0);
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
