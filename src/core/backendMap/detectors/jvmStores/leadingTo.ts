import type { TableFact } from "../../facts/storeFacts.ts";
import type { ClassModel } from "../classes/classModel.ts";

/** A class that keeps no rows itself as what leads to an entity or a table: calls name the class alone. */
export function leadingTo(entity: string, one: ClassModel): TableFact {
  return {
    origin: "model",
    name: one.name,
    model: one.name,
    scope: one.scope,
    range: one.nameRange,
    columns: [],
    indexes: [],
    foreignKeys: [],
    relations: { entity },
    isAbstract: true,
  };
}
