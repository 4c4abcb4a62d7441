import type { ColumnFact, ForeignKeyFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import {
  annotationOf,
  hasAnnotation,
  isFalse,
  listed,
  textArg,
  type ClassModel,
  type FieldModel,
} from "../classes/classModel.ts";
import { nameArg, nameIn } from "../classes/spelledNames.ts";

/** As Spring's naming strategy writes a name: "createdAt" is "created_at". */
export function snakeCase(name: string): string {
  return name.replace(/([a-z\d])([A-Z])/g, "$1_$2").toLowerCase();
}

/** As the class states it, else after its name. */
export function tableName(one: ClassModel): string {
  const table = annotationOf(one, "Table", "TableName", "Document");
  return nameArg(table, "name", "value", "collection") ?? impliedName(one);
}

export const impliedName = (one: ClassModel): string =>
  snakeCase(textArg(annotationOf(one, "Entity"), "name") ?? one.name);

const toOne = ["ManyToOne", "OneToOne"];
const toMany = ["OneToMany", "ManyToMany", "ElementCollection"];

/** The fields of an entity that are kept in a column of its own table. */
export function columnFields(one: ClassModel): readonly FieldModel[] {
  return one.fields.filter(
    (field) =>
      !field.isStatic &&
      !hasAnnotation(field, "Transient", "Embedded", "EmbeddedId", "Formula", ...toMany) &&
      !hasAnnotation(field, "JoinTable") &&
      textArg(annotationOf(field, ...toOne), "mappedBy") === undefined,
  );
}

export function columnOf(field: FieldModel): ColumnFact {
  const isReference = hasAnnotation(field, ...toOne);
  const stated = annotationOf(field, "Column", "JoinColumn", "TableField", "Field");
  const name = nameArg(stated, "name", "value");
  const implied = snakeCase(field.name) + (isReference ? "_id" : "");
  return {
    name: name ?? implied,
    range: field.range,
    field: field.name,
    nullable: isNullable(field),
    ...(field.type && !isReference && { type: field.type.name }),
  };
}

/** `@AttributeOverride(name = "street", column = @Column(name = "home_street"))` */
export function overridden(field: FieldModel): readonly ColumnFact[] {
  const stated = field.annotations.filter(({ name }) => /^AttributeOverrides?$/.test(name));
  const all = stated.flatMap(({ name, args }): readonly Value[] =>
    name === "AttributeOverride"
      ? [{ kind: "record", fields: args }]
      : [...listed(args["value"]), ...listed(args["values"])],
  );
  return all.flatMap((one) => {
    const { name, column } = one.kind === "record" ? one.fields : {};
    const to = column?.kind === "record" ? column.fields["name"] : undefined;
    const called = to && nameIn(to);
    if (name?.kind !== "text" || called === undefined) return [];
    return [{ name: called, field: name.text, range: field.range }];
  });
}

function isNullable(field: FieldModel): boolean {
  if (hasAnnotation(field, "Id", "NotNull", "NotBlank", "NotEmpty", "NonNull")) return false;
  const isStated = isFalse(annotationOf(field, "Column", "JoinColumn")?.args["nullable"]);
  const isOptional = isFalse(annotationOf(field, ...toOne)?.args["optional"]);
  return !isStated && !isOptional && field.type?.isNullable !== false;
}

export function foreignKeys(fields: readonly FieldModel[]): readonly ForeignKeyFact[] {
  return fields
    .filter((field) => hasAnnotation(field, ...toOne))
    .map((field) => ({ columns: [columnOf(field).name], table: field.type?.name ?? "" }));
}

/** Models by the fields that lead to them, one or many. */
export function relationsOf(one: ClassModel): Readonly<Record<string, string>> {
  // What is embedded has its columns in the same table.
  const related = one.fields.filter((field) =>
    hasAnnotation(field, ...toOne, ...toMany, "Embedded", "EmbeddedId"),
  );
  return Object.fromEntries(
    related.map(({ name, type }) => [name, (type?.args.at(-1) ?? type)?.name ?? ""]),
  );
}
