import type { ColumnFact, TableFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import {
  annotationOf,
  hasAnnotation,
  listed,
  textArg,
  type Annotation,
  type ClassModel,
  type FieldModel,
} from "../classes/classModel.ts";
import { nameArg, nameIn, spelled } from "../classes/spelledNames.ts";
import { impliedName, snakeCase, tableName } from "./jpaColumns.ts";

/** The tables between two entities, and those of collections of plain values. */
export function joinTables(one: ClassModel): readonly TableFact[] {
  if (!hasAnnotation(one, "Entity", "MappedSuperclass")) return [];
  return one.fields.flatMap((field) => {
    const implied = `${impliedName(one)}_${snakeCase(field.name)}`;
    if (isKeptBetween(field)) {
      return [spelled(between(one, field, annotationOf(field, "JoinTable")), implied)];
    }
    if (!hasAnnotation(field, "ElementCollection")) return [];
    const stated = annotationOf(field, "CollectionTable", "JoinTable");
    return [spelled(collection(one, field, stated), implied)];
  });
}

/** The tables between by the fields that lead over them. */
export function tablesBetween(one: ClassModel): Readonly<Record<string, string>> {
  const kept = one.fields.filter(isKeptBetween);
  return Object.fromEntries(kept.map((field) => [field.name, nameBetween(one, field)]));
}

function isKeptBetween(field: FieldModel): boolean {
  const many = annotationOf(field, "ManyToMany");
  if (many !== undefined) return textArg(many, "mappedBy") === undefined;
  return hasAnnotation(field, "JoinTable") && hasAnnotation(field, ...others);
}

const nameBetween = (one: ClassModel, field: FieldModel): string =>
  nameArg(annotationOf(field, "JoinTable"), "name") ?? `${tableName(one)}_${snakeCase(field.name)}`;

/** Relations that are kept in a table of their own only where they say so. */
const others = ["OneToMany", "ManyToOne", "OneToOne"];

function between(one: ClassModel, field: FieldModel, stated: Annotation | undefined): TableFact {
  const target = (field.type?.args.at(-1) ?? field.type)?.name ?? field.name;
  const [own, other] = [
    columnNamed(stated?.args["joinColumns"]) ?? `${snakeCase(one.name)}_id`,
    columnNamed(stated?.args["inverseJoinColumns"]) ?? `${snakeCase(field.name)}_id`,
  ];
  return {
    ...table(one, field, nameBetween(one, field)),
    columns: [own, other].map((name) => column(name, field)),
    foreignKeys: [
      { columns: [own], table: one.name },
      { columns: [other], table: target },
    ],
  };
}

function collection(one: ClassModel, field: FieldModel, stated: Annotation | undefined): TableFact {
  const own = columnNamed(stated?.args["joinColumns"]) ?? `${snakeCase(one.name)}_id`;
  const value = nameArg(annotationOf(field, "Column"), "name") ?? snakeCase(field.name);
  const implied = `${snakeCase(one.name)}_${snakeCase(field.name)}`;
  const name = nameArg(stated, "name") ?? implied;
  return {
    ...table(one, field, name),
    columns: [own, value].map((each) => column(each, field)),
    foreignKeys: [{ columns: [own], table: one.name }],
  };
}

function table(one: ClassModel, field: FieldModel, name: string) {
  return {
    origin: "model",
    name,
    scope: one.scope,
    range: field.range,
    indexes: [],
  } as const;
}

const column = (name: string, { range }: FieldModel): ColumnFact => ({ name, range });

function columnNamed(value: Value | undefined): string | undefined {
  const [first] = listed(value);
  const name = first?.kind === "record" ? first.fields["name"] : undefined;
  return name && nameIn(name);
}
