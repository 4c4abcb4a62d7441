import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import { plural } from "../javascriptModels/naming.ts";
import { settingsOf } from "./gormColumns.ts";
import { gormName } from "./gormNames.ts";

/** The model that a field may lead to by its type: "User" of `*User`, `[]models.User`. */
export function modelOf(field: SyntaxNode): string | undefined {
  const type = fieldOf(field, "type")?.text ?? "";
  return /^[*[\]]*(?:\w+\.)?(\p{Lu}\w*)$/u.exec(type)?.[1];
}

/** `User User` beside `UserID`, or beside the field that its tag names: keys that this side holds. */
export function foreignKeys(fields: readonly SyntaxNode[]): readonly ForeignKeyFact[] {
  const own = new Map(fields.map((one) => [fieldOf(one, "name")?.text ?? "", one]));
  return fields.flatMap((field) => {
    const [name, model] = [fieldOf(field, "name")?.text, modelOf(field)];
    const isList = /^\*?\[\]/.test(fieldOf(field, "type")?.text ?? "");
    if (name === undefined || model === undefined || isList) return [];
    const key = settingsOf(field).get("foreignkey") ?? `${name}ID`;
    const held = own.get(key) ?? own.get(`${name}Id`);
    return held === undefined ? [] : [{ columns: [columnName(held)], table: model }];
  });
}

const columnName = (field: SyntaxNode): string =>
  settingsOf(field).get("column") ?? gormName(fieldOf(field, "name")?.text ?? "");

/** `Roles []Role` with the tag `many2many:user_roles`: a table that ties rows of the two. */
export function tiesBetween(
  fields: readonly SyntaxNode[],
  owner: string,
  file: Reading,
): readonly TableFact[] {
  return fields.flatMap((field) => {
    const settings = settingsOf(field);
    const [name, model] = [settings.get("many2many"), modelOf(field)];
    if (name === undefined || name === "" || model === undefined) return [];
    const other = owner === model ? singular(fieldOf(field, "name")?.text ?? "") : model;
    const columns = [
      settings.get("joinforeignkey") ?? `${owner}ID`,
      settings.get("joinreferences") ?? `${other}ID`,
    ].map(gormName);
    const range = rangeOf(field);
    return {
      origin: "model" as const,
      name,
      scope: file.scopeOf(field),
      range,
      columns: columns.map((one) => ({ name: one, range })),
      indexes: [],
      foreignKeys: columns.map((one, at) => ({
        columns: [one],
        table: at === 0 ? owner : model,
      })),
      primaryKey: columns,
      isImplied: true as const,
    };
  });
}

/** "Friends" of themselves are tied by "friend_id". */
const singular = (name: string): string => {
  const bare = name.replace(/ies$/, "y").replace(/([^s])s$/, "$1");
  return plural(bare) === name ? bare : name;
};
