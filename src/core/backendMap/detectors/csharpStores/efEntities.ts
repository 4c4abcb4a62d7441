import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import {
  annotationOf,
  hasAnnotation,
  textArg,
  type ClassModel,
  type FieldModel,
  type TypeUse,
} from "../classes/classModel.ts";
import { nameArg, spelled } from "../classes/spelledNames.ts";

const others =
  /(?:Dto|Request|Response|ViewModel|Command|Query|Options|Configuration|Controller|Handler|Validator|Args|Attribute|Tests?|Context|Builder)$/;

/**
 * What lends its columns to the tables of a context: any class that may be an entity. Which ones
 * are, the context says, in another file.
 */
export function entityOf(one: ClassModel): readonly TableFact[] {
  const stated = annotationOf(one, "Table");
  if (one.kind !== "class" || (stated === undefined && others.test(one.name))) return [];
  const fields = one.fields.filter(({ isStatic }) => !isStatic);
  const kept = fields.filter((field) => isColumn(field) && !isReference(field));
  const references = fields.filter(isReference);
  if (kept.length + references.length === 0) return [];
  const keys = kept.filter((field) => isKey(field, one)).map(columnName);
  const table: TableFact = {
    origin: "model",
    name: nameArg(stated, "value", "name") ?? one.name,
    model: stated === undefined ? lentBy(one.name) : one.name,
    scope: one.scope,
    range: one.nameRange,
    columns: [...kept.map(columnOf), ...implied(references, kept, one.name)],
    indexes: [],
    foreignKeys: references.flatMap((field) => keyOf(field, kept)),
    ...(keys.length > 0 && { primaryKey: keys }),
    bases: one.bases.map(({ name }) => lenderOf(name)),
    relations: Object.fromEntries(
      fields.map(({ name, type }) => [name, (type?.args[0] ?? type)?.name ?? ""]),
    ),
    ...(stated === undefined && { isAbstract: true as const }),
  };
  return [spelled(table, one.name)];
}

/** No table of the context is called so: the class alone. */
const lentBy = (name: string): string => `class ${name}`;
export const lenderOf = (name: string): Value => ({ kind: "name", name: lentBy(name) });

const plain =
  /^(?:string|int|long|short|byte|sbyte|uint|ulong|ushort|bool|char|decimal|double|float|Guid|DateTime|DateTimeOffset|DateOnly|TimeOnly|TimeSpan|String|Int32|Int64|Boolean|Decimal|Instant|LocalDate|Ulid|byte\[\]|Byte\[\])$/;
function isColumn(field: FieldModel): boolean {
  const { type } = field;
  if (type === undefined || hasAnnotation(field, "NotMapped", "InverseProperty")) return false;
  if (hasAnnotation(field, "Column", "Key")) return true;
  return plain.test(type.name) || (type.args.length === 0 && isKeyOf(field, type));
}

/** `OrderId Id`, `CustomerId? BoughtBy`, `TKey Id`: keys may have types of their own. */
const isKeyOf = (field: FieldModel, { name }: TypeUse): boolean =>
  /^[A-Z]\w*Id$/.test(name) || (field.name === "Id" && /^T[A-Z]?\w*$/.test(name));

/** A property that leads to one other entity, unless its type is none: of enumerations other files tell. */
function isReference(field: FieldModel): boolean {
  const { type } = field;
  if (type === undefined || isColumn(field) || hasAnnotation(field, "NotMapped")) return false;
  return type.args.length === 0 && /^[A-Z]\w*$/.test(type.name);
}

function isKey(field: FieldModel, { name }: ClassModel): boolean {
  return hasAnnotation(field, "Key") || field.name === "Id" || field.name === `${name}Id`;
}

const columnName = (field: FieldModel): string =>
  nameArg(annotationOf(field, "Column"), "value", "name") ?? field.name;

function columnOf(field: FieldModel): ColumnFact {
  return {
    name: columnName(field),
    range: field.range,
    field: field.name,
    nullable: field.type?.isNullable === true && !hasAnnotation(field, "Required", "Key"),
    ...(field.type && { type: field.type.name }),
  };
}

const keyName = (field: FieldModel): string =>
  textArg(annotationOf(field, "ForeignKey"), "value") ?? `${field.name}Id`;

/** A reference without a property for its key has a column all the same. */
function implied(
  references: readonly FieldModel[],
  kept: readonly FieldModel[],
  own: string,
): readonly ColumnFact[] {
  const names = new Set(kept.map(({ name }) => name));
  return references
    .filter((field) => !names.has(keyName(field)))
    .map((field) => ({
      ...columnOf(field),
      name: keyName(field),
      keyOf: { models: modelsOf(field), unless: `${own}Id` },
    }));
}

/** What the class that a property is of may be known as. */
const modelsOf = ({ type }: FieldModel): readonly string[] =>
  type === undefined ? [] : [lentBy(type.name), type.name];

function keyOf(field: FieldModel, kept: readonly FieldModel[]): readonly ForeignKeyFact[] {
  const key = kept.find(({ name }) => name === keyName(field));
  const column = key === undefined ? keyName(field) : columnName(key);
  return [{ columns: [column], table: field.type?.name ?? "" }];
}
