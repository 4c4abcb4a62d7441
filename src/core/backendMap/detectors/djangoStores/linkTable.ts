import type { TableFact } from "../../facts/tableFacts.ts";
import type { ReadLink } from "./djangoFields.ts";

/** The table of a many-to-many field, with a column for either end. */
export function linkTable(
  { field, to, table }: ReadLink,
  own: string,
  model: string,
  range: TableFact["range"],
): Pick<TableFact, "name" | "columns" | "indexes" | "foreignKeys" | "primaryKey"> {
  const isSelf = to === "self" || to.toLowerCase() === model.toLowerCase();
  const name = model.toLowerCase();
  const [near, far] = isSelf
    ? [`from_${name}_id`, `to_${name}_id`]
    : [`${name}_id`, `${to.toLowerCase()}_id`];
  return {
    name: table ?? `${own}_${field}`,
    columns: ["id", near, far].map((column) => ({ name: column, nullable: false, range })),
    indexes: [
      { columns: [near, far], unique: true },
      { columns: [near], unique: false },
      { columns: [far], unique: false },
    ],
    foreignKeys: [
      { columns: [near], table: own },
      { columns: [far], table: isSelf ? own : to },
    ],
    primaryKey: ["id"],
  };
}
