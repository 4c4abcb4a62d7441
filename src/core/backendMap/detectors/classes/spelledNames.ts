import type { TableFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Annotation } from "./classModel.ts";

/** The name that an annotation is given, as `nameIn` tells it. */
export function nameArg(
  annotation: Annotation | undefined,
  ...names: readonly string[]
): string | undefined {
  const given = names.flatMap((name) => annotation?.args[name] ?? []);
  return given.map(nameIn).find((name) => name !== undefined);
}

/** A name of a table or a column; what constants say of it stands in braces: "{Tables.PREFIX}users". */
export function nameIn(value: Value): string | undefined {
  // "`Order`" is what the database is given; the table is Order.
  if (value.kind === "text") return value.text.replace(/[`"]/g, "");
  if (value.kind === "concat") {
    const parts = value.parts.map(nameIn);
    return parts.includes(undefined) ? undefined : parts.join("");
  }
  const words = value.kind === "name" || value.kind === "member" ? wordsOf(value) : "";
  return /^[\w$]+(?:\.[\w$]+)*$/.test(words) ? `{${words}}` : undefined;
}

/** A table with what it is called where the constants that spell its names cannot be told. */
export function spelled(table: TableFact, elseNamed: string): TableFact {
  const between = Object.values(table.through ?? {});
  const names = [table.name, ...table.columns.map(({ name }) => name), ...between];
  return names.some((name) => name.includes("{")) ? { ...table, elseNamed } : table;
}
