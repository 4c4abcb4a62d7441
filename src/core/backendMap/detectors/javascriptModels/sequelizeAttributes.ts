import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import {
  entriesOf,
  entryOf,
  isFalse,
  isTrue,
  textOf,
  type Entry,
} from "../javascriptStores/records.ts";

/** Columns as Sequelize writes them, in models and in migrations. */
export interface Attributes {
  readonly columns: readonly ColumnFact[];
  readonly indexes: readonly IndexFact[];
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly primaryKey?: readonly string[];
}

/** `{ id: { type: DataTypes.UUID, primaryKey: true }, name: DataTypes.STRING }`. */
export function attributesOf(
  record: SyntaxNode | undefined,
  named: (key: string) => string = (key) => key,
): Attributes {
  const entries = entriesOf(record).filter(
    ({ value }) => !/\bVIRTUAL\b/.test(typeText(value) ?? ""),
  );
  const nameOf = ({ key, value }: Entry): string => textOf(entryOf(value, "field")) ?? named(key);
  const primaryKey = entries
    .filter(({ value }) => isTrue(entryOf(value, "primaryKey")))
    .map(nameOf);
  return {
    columns: entries.map((one) => columnOf(one, nameOf(one))),
    indexes: entries.flatMap((one) => {
      const unique = entryOf(one.value, "unique");
      return unique === undefined || isFalse(unique)
        ? []
        : [{ columns: [nameOf(one)], unique: true }];
    }),
    foreignKeys: entries.flatMap((one) => {
      const table = referencedBy(one.value);
      return table === undefined ? [] : [{ columns: [nameOf(one)], table }];
    }),
    ...(primaryKey.length > 0 && { primaryKey }),
  };
}

export function columnOf({ key, value, node }: Entry, name: string): ColumnFact {
  const type = typeText(value);
  const isPrimary = isTrue(entryOf(value, "primaryKey"));
  const hasDefault =
    entryOf(value, "defaultValue") !== undefined || isTrue(entryOf(value, "autoIncrement"));
  return {
    name,
    ...(type !== undefined && { type }),
    nullable: !(isPrimary || isFalse(entryOf(value, "allowNull"))),
    ...(hasDefault && { hasDefault }),
    range: rangeOf(node),
    ...(name !== key && { field: key }),
  };
}

const longestType = 60;

function typeText(value: SyntaxNode): string | undefined {
  const type = value.type === "object" ? entryOf(value, "type") : value;
  const text = textOf(type) ?? type?.text.replace(/^(?:\w+\.)+/, "").replace(/\s+/g, " ");
  return text?.slice(0, longestType);
}

/** `references: { model: "users", key: "id" }`, the model as text, class or `{ tableName }`. */
export function referencedBy(value: SyntaxNode): string | undefined {
  const references = entryOf(value, "references");
  if (references === undefined) return undefined;
  const model = references.type === "object" ? entryOf(references, "model", "table") : references;
  if (model?.type === "identifier") return model.text;
  return textOf(model) ?? textOf(entryOf(model, "tableName"));
}
