import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/storeFacts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import {
  annotationOf,
  hasAnnotation,
  isFalse,
  listed,
  textArg,
  type Annotation,
  type ClassModel,
  type FieldModel,
} from "../classes/classModel.ts";

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

/** The name that an annotation is given, or in braces the constant that says it: "{Tables.USERS}". */
export function nameArg(
  annotation: Annotation | undefined,
  ...names: readonly string[]
): string | undefined {
  const given = names.flatMap((name) => annotation?.args[name] ?? []);
  return given.map(nameIn).find((name) => name !== undefined);
}

export function nameIn(value: Value): string | undefined {
  if (value.kind === "text") return unquoted(value.text);
  const words = value.kind === "name" || value.kind === "member" ? wordsOf(value) : "";
  return /^[\w$]+(?:\.[\w$]+)*$/.test(words) ? `{${words}}` : undefined;
}

/** "`Order`" is what the database is given; the table is Order. */
const unquoted = (name: string): string => name.replace(/[`"]/g, "");

/** A table with what it is called where the constants that spell its names cannot be told. */
export function spelled(table: TableFact, elseNamed: string): TableFact {
  const between = Object.values(table.through ?? {});
  const names = [table.name, ...table.columns.map(({ name }) => name), ...between];
  return names.some((name) => name.includes("{")) ? { ...table, elseNamed } : table;
}

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
    if (name?.kind !== "text" || to?.kind !== "text") return [];
    return [{ name: unquoted(to.text), field: name.text, range: field.range }];
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
