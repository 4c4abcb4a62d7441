import type { RelationKey } from "../../facts/tableFacts.ts";
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
  const names = new Set([table.model, table.called].map((name = "") => name.toLowerCase()));
  const keys = [...names].flatMap((name) => (name === "" ? [] : index.find(keysOfModels, name)));
  const own = keys.filter((key) => named(key.model, file)?.table.range === table.range);
  return own.reduce((keyed, key) => withKey(keyed, key, named(key.to, file)), one);
}

function withKey(one: TableIn, key: RelationKey, to: TableIn | undefined): TableIn {
  if (to === undefined) return one;
  const { file, table } = one;
  const { columns, foreignKeys } = table;
  const name = key.column ?? keyAfter(key.after ?? to.table.called ?? key.to, table.keysAre);
  const own = columns.find((column) => isSame(column.name, name) || isSame(column.field, name));
  const held = own?.name ?? name;
  const isKnown = foreignKeys.some((known) => known.columns.includes(held));
  const led = isKnown ? [] : [{ columns: [held], table: to.table.name }];
  return {
    file,
    table: {
      ...table,
      columns: own === undefined ? [...columns, { name, range: table.range }] : columns,
      foreignKeys: [...foreignKeys, ...led],
    },
  };
}

/** Models that write such a column themselves do so in whatever style. */
const isSame = (one: string | undefined, other: string): boolean =>
  one?.replaceAll("_", "").toLowerCase() === other.replaceAll("_", "").toLowerCase();

function keyAfter(name: string, style: "snake" | undefined): string {
  if (style === undefined) return `${name}Id`;
  return `${name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase()}_id`;
}
