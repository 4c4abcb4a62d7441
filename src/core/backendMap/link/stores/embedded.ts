import type { TableFact } from "../../facts/tableFacts.ts";
import type { ModelsOfValues } from "./modelsOfValues.ts";
import type { TableIn } from "./namedModels.ts";

/** What is embedded in a model, with what stands in front of its columns' names. */
export function embeddedIn(
  { file, table }: TableIn,
  ofValue: ModelsOfValues["ofValue"],
): readonly TableIn[] {
  return (table.embeds ?? []).flatMap(({ of, prefix }) => {
    const [found, ...others] = ofValue(of, { file, scope: table.scope });
    if (found === undefined || others.length > 0) return [];
    return [{ file: found.file, table: prefixed(found.table, prefix) }];
  });
}

/** Its columns alone, "home" in front of "street" as "homeStreet"; it tells no row apart. */
function prefixed(table: TableFact, prefix: string): TableFact {
  const called = (name: string): string =>
    prefix === "" || prefix.endsWith("_")
      ? prefix + name
      : prefix + name.charAt(0).toUpperCase() + name.slice(1);
  const columns = table.columns.map((one) => ({ ...one, name: called(one.name) }));
  const { origin, name, scope, range, namedBy } = table;
  const none = { indexes: [], foreignKeys: [] };
  return {
    origin,
    name,
    scope,
    range,
    columns,
    ...none,
    ...(namedBy !== undefined && { namedBy }),
  };
}
