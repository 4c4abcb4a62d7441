import type { SomeFacts } from "../../facts/facts.ts";
import type { ColumnFact, IndexFact, TableFact } from "../../facts/tableFacts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import {
  annotationOf,
  hasAnnotation,
  isTrue,
  listed,
  textArg,
  type ClassModel,
} from "../classes/classModel.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { isJvmTest } from "../classes/jvmTests.ts";
import { spelled } from "../classes/spelledNames.ts";
import {
  columnFields,
  columnOf,
  foreignKeys,
  impliedName,
  overridden,
  relationsOf,
  tableName,
} from "./jpaColumns.ts";
import { joinTables, tablesBetween } from "./jpaJoinTables.ts";
import { managed } from "./entityManager.ts";
import { repositoryCalls, repositoryModel } from "./repositoryCalls.ts";
import { repositoryQueries } from "./springData.ts";

/** JPA's entities, in the names that Spring gives them, and Spring Data's repositories. */
export const jpa: Stack = {
  name: "jpa",
  languages: ["java", "kotlin"],
  markers:
    /@(?:Entity|MappedSuperclass|Embeddable|Table(?:Name)?|Document)\b|springframework\.data\.annotation\b|Repository\b|Repo\b|Dao\b|Mapper\b|EntityManager\b|IService\b|ServiceImpl\b|QueryWrapper\b|\.lambda(?:Query|Update)\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isJvmTest(file.path)) return {};
  const classes = jvmClasses(file);
  return {
    tables: classes.flatMap((one) => [
      ...tableOf(one, file),
      ...joinTables(one),
      ...repositoryModel(one),
    ]),
    queries: [...classes.flatMap(repositoryQueries), ...repositoryCalls(file), ...managed(file)],
  };
}

const entities = ["Entity", "Table", "Document", "TableName"];
/** What only lends its columns to others. */
const lenders = ["MappedSuperclass", "Embeddable"];

/** Spring Data keeps a class with a key of its own in a table, be it annotated or not. */
function isKept(one: ClassModel, { text }: Reading): boolean {
  const isPlain = one.kind === "class" && !one.isAbstract && !hasAnnotation(one, "RedisHash");
  return (
    isPlain &&
    /\bspringframework\.data\.annotation\.(?:Id\b|\*)/.test(text) &&
    columnFields(one).some((field) => hasAnnotation(field, "Id"))
  );
}

function tableOf(one: ClassModel, file: Reading): readonly TableFact[] {
  const isLender = hasAnnotation(one, ...lenders);
  const isStated = isLender || hasAnnotation(one, ...entities);
  if (!isStated && !isKept(one, file)) return [];
  const fields = columnFields(one);
  const keys = fields.filter((field) => hasAnnotation(field, "Id", "TableId"));
  const embedded = one.fields.filter((field) => hasAnnotation(field, "Embedded", "EmbeddedId"));
  const bases = [...one.bases, ...embedded.flatMap(({ type }) => type ?? [])];
  const table: TableFact = {
    origin: "model",
    name: tableName(one),
    model: one.name,
    scope: one.scope,
    range: one.nameRange,
    columns: [...fields.map(columnOf), ...embedded.flatMap(overridden), ...kindOf(one)],
    indexes: indexesOf(one),
    foreignKeys: foreignKeys(fields),
    ...(keys.length > 0 && { primaryKey: keys.map((field) => columnOf(field).name) }),
    ...(bases.length > 0 && { bases: bases.map(({ value }) => value) }),
    relations: relationsOf(one),
    through: tablesBetween(one),
    ...(isLender && { isAbstract: true }),
    ...(!isStated && { isImplied: true }),
    ...(hasAnnotation(one, "Entity") && { keepsBelow: strategyOf(one) }),
  };
  return [spelled(table, impliedName(one))];
}

/** How the tables of the classes below an entity are kept; in one where it says nothing. */
function strategyOf(one: ClassModel): NonNullable<TableFact["keepsBelow"]> {
  const strategy = annotationOf(one, "Inheritance")?.args;
  const words = strategy === undefined ? "" : wordsOf(strategy["strategy"] ?? noWords);
  if (words.endsWith("JOINED")) return "joined";
  return words.endsWith("TABLE_PER_CLASS") ? "each" : "inOne";
}

const noWords: Value = { kind: "unknown", text: "" };

/** The column that tells which class a row is of. */
function kindOf(one: ClassModel): readonly ColumnFact[] {
  const stated = annotationOf(one, "DiscriminatorColumn");
  const isInOne = hasAnnotation(one, "Inheritance") && strategyOf(one) === "inOne";
  if (stated === undefined && !isInOne) return [];
  return [{ name: textArg(stated, "name", "value") ?? "dtype", range: one.nameRange }];
}

function indexesOf(one: ClassModel): readonly IndexFact[] {
  const table = annotationOf(one, "Table")?.args;
  const stated = [
    ...listed(table?.["indexes"]).flatMap((value) => indexOf(value, false)),
    ...listed(table?.["uniqueConstraints"]).flatMap((value) => indexOf(value, true)),
  ];
  const unique = columnFields(one)
    .filter((field) => isTrue(annotationOf(field, "Column", "JoinColumn")?.args["unique"]))
    .map((field) => ({ columns: [columnOf(field).name], unique: true }));
  return [...stated, ...unique];
}

function indexOf(value: Value, isUnique: boolean): readonly IndexFact[] {
  if (value.kind !== "record") return [];
  const { columnList, columnNames, name } = value.fields;
  const columns = [
    ...(columnList?.kind === "text" ? columnList.text.split(",") : []),
    ...listed(columnNames).flatMap((one) => (one.kind === "text" ? [one.text] : [])),
  ].map((one) => one.trim().replace(/\s+(?:asc|desc)$/i, ""));
  const unique = isUnique || isTrue(value.fields["unique"]);
  return [{ columns, unique, ...(name?.kind === "text" && { name: name.text }) }];
}
