import type { RelationKey } from "../../facts/storeFacts.ts";
import type { FactIndex, Lookup } from "../names/language.ts";
import type { NamedModels, TableIn } from "./namedModels.ts";

interface Known extends Pick<NamedModels, "named"> {
  readonly index: FactIndex;
}

/** By the model's name in lower case. */
const keysOfModels: Lookup<RelationKey> = ({ relations = [] }) =>
  relations.flatMap(({ keys = [] }) => keys.map((key) => [key.model.toLowerCase(), key] as const));

/**
 * A model with the columns that associations give it which are written away from it:
 * `Post.belongsTo(User)`, `User.hasMany(Post)`.
 */
export function withAssociatedKeys(one: TableIn, { index, named }: Known): TableIn {
  const { file, table } = one;
  const names = new Set([table.model ?? "", table.called ?? ""].map((name) => name.toLowerCase()));
  const keys = [...names].flatMap((name) => (name === "" ? [] : index.find(keysOfModels, name)));
  if (keys.length === 0) return one;
  const columns = [...table.columns];
  const foreignKeys = [...table.foreignKeys];
  for (const key of keys) {
    const to = named(key.to, file);
    if (to === undefined || named(key.model, file)?.table.range !== table.range) continue;
    const name = key.column ?? keyAfter(key.after ?? to.table.called ?? key.to, table.keysAre);
    const own = columns.find((column) => isSame(column.name, name) || isSame(column.field, name));
    if (own === undefined) columns.push({ name, range: table.range });
    const held = own?.name ?? name;
    if (foreignKeys.some((known) => known.columns.includes(held))) continue;
    foreignKeys.push({ columns: [held], table: to.table.name });
  }
  return { file, table: { ...table, columns, foreignKeys } };
}

/** Models that write such a column themselves do so in whatever style. */
const isSame = (one: string | undefined, other: string): boolean =>
  one?.replaceAll("_", "").toLowerCase() === other.replaceAll("_", "").toLowerCase();

function keyAfter(name: string, style: "snake" | undefined): string {
  if (style === undefined) return `${name}Id`;
  return `${name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase()}_id`;
}
