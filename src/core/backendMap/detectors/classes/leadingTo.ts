import type { TableFact } from "../../facts/tableFacts.ts";
import type { ClassModel } from "./classModel.ts";

/**
 * A class that keeps no rows itself as what leads to an entity or a table: calls name the class alone.
 *
 * @param relations what it leads to, by the member that does.
 */
export function leadingTo(
  relations: Readonly<Record<string, string>>,
  { name, scope, nameRange }: ClassModel,
): TableFact {
  return {
    origin: "model",
    name,
    model: name,
    scope,
    range: nameRange,
    columns: [],
    indexes: [],
    foreignKeys: [],
    relations,
    isAbstract: true,
  };
}
