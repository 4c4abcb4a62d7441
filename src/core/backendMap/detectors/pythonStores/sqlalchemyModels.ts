import type { TableFact } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { readColumn, type ReadColumn } from "./columns.ts";
import { readConstraint, type ReadConstraint } from "./constraints.ts";
import { annotatedColumn, isColumnCall } from "./mappedColumns.ts";
import { basesOf, isTableModel, namesBelow, namesFrom, tableName } from "./modelNames.ts";
import type { Field } from "./modelNames.ts";
import { relationshipsIn } from "./relationships.ts";

/** The tables that declarative classes and `Table(…)` describe; mixins lend their columns. */
export function sqlalchemyTables(file: Reading): readonly TableFact[] {
  const classes = nodesOf(file.root, "class_definition").flatMap((node) => tableOf(node, file));
  const calls = nodesOf(file.root, "call").flatMap((node) => tableCall(node, file));
  return [...classes, ...calls];
}

function tableOf(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const body = fieldOf(node, "body");
  const name = fieldOf(node, "name")?.text;
  if (body === undefined || name === undefined) return [];
  const fields = fieldsOf(body);
  const isSqlmodel = isTableModel(node);
  const table = tableName(node, fields, name);
  const columns = fields.flatMap((one) => columnIn(one, isSqlmodel || isLent(node)));
  const naming = namingOf(fields, table, namesBelow(body));
  if (columns.length === 0 && isNoModel(fields, naming)) return [];
  return [
    {
      ...assembled(columns, constraintsIn(fields)),
      origin: "model",
      name: table ?? name,
      model: name,
      scope: file.scopeOf(node),
      range: rangeOf(node),
      bases: basesOf(node).map(file.valueOf),
      ...relationshipsIn(fields, columns),
      ...(naming.isAbstract && { isAbstract: true }),
      ...(naming.below && { namesBelow: naming.below }),
      ...(naming.isOpen && { fromAbove: namesFrom(name) }),
    },
  ];
}

interface Naming {
  /** What it makes of the names of the classes below it. */
  readonly below: TableFact["namesBelow"];
  /** Names no table of its own, or says that it has none. */
  readonly isAbstract: boolean;
  /** A base may name its table, or lend it its own: what says that it is abstract has none. */
  readonly isOpen: boolean;
}

function namingOf(
  fields: readonly Field[],
  table: string | undefined,
  below: TableFact["namesBelow"],
): Naming {
  const saysAbstract = hasField(fields, "__abstract__");
  const isUnnamed = table === undefined && !hasField(fields, "__tablename__");
  return {
    below,
    isAbstract: table === undefined || saysAbstract,
    isOpen: below === undefined && isUnnamed && !saysAbstract,
  };
}

/** Whether a class without columns is nothing of SQLAlchemy's: one that is mapped may have its base's. */
function isNoModel(fields: readonly Field[], { isAbstract, isOpen, below }: Naming): boolean {
  const isUnnamed = isAbstract || !hasField(fields, "__tablename__");
  return below === undefined && isUnnamed && !(isOpen && hasField(fields, "__mapper_args__"));
}

const hasField = (fields: readonly Field[], name: string): boolean =>
  fields.some(({ field }) => field === name);

function fieldsOf(body: SyntaxNode): readonly Field[] {
  return childrenOf(body).flatMap((statement): readonly Field[] => {
    if (statement.type === "decorated_definition") return declared(statement);
    const assignment =
      statement.type === "expression_statement" ? childrenOf(statement)[0] : undefined;
    if (assignment?.type !== "assignment") return [];
    const [left, type, value] = ["left", "type", "right"].map((one) => fieldOf(assignment, one));
    if (left?.type !== "identifier") return [];
    return [{ field: left.text, ...(type && { type }), ...(value && { value }) }];
  });
}

/** `@declared_attr` above a function that gives back a column. */
function declared(decorated: SyntaxNode): readonly Field[] {
  const definition = fieldOf(decorated, "definition");
  if (definition?.type !== "function_definition" || !decorated.text.includes("declared_attr")) {
    return [];
  }
  const [given] = nodesOf(definition, "return_statement").flatMap((one) => childrenOf(one));
  const field = wordOf(definition, "name");
  return given === undefined ? [] : [{ field, value: given }];
}

/** Classes of SQLModel that are no table lend their fields to those that are. */
const isLent = (node: SyntaxNode): boolean =>
  basesOf(node).some(({ text }) => /(?:^|\.)SQLModel$/.test(text));

function columnIn({ field, type, value }: Field, isSqlmodel: boolean): readonly ReadColumn[] {
  if (field.startsWith("__")) return [];
  const call = value?.type === "call" ? value : undefined;
  if (call !== undefined && isColumnCall(call)) return [annotatedColumn(field, type, call)];
  return type === undefined ? [] : annotatedOnly({ field, type, call, isSqlmodel });
}

/** A field of which the annotation alone says that it is a column. */
function annotatedOnly({
  field,
  type,
  call,
  isSqlmodel,
}: {
  readonly field: string;
  readonly type: SyntaxNode;
  readonly call: SyntaxNode | undefined;
  readonly isSqlmodel: boolean;
}): readonly ReadColumn[] {
  const isMapped = /^(?:\w+\.)?Mapped\[/.test(type.text);
  const isOther = /ClassVar|\brelationship\b|\bRelationship\b/.test(
    `${type.text} ${call?.text ?? ""}`,
  );
  // What is mapped and given is a relationship, a proxy or a property.
  const isColumn = isMapped ? call === undefined : isSqlmodel;
  return isColumn && !isOther ? [annotatedColumn(field, type, call)] : [];
}

function constraintsIn(fields: readonly Field[]): readonly ReadConstraint[] {
  const given = fields.find(({ field }) => field === "__table_args__")?.value;
  if (given === undefined) return [];
  return nodesOf(given, "call").map(readConstraint);
}

/** What columns and constraints make of a table. */
export function assembled(
  columns: readonly ReadColumn[],
  constraints: readonly ReadConstraint[],
): Pick<TableFact, "columns" | "indexes" | "foreignKeys" | "primaryKey"> {
  const inColumns = columns
    .filter(({ isPrimaryKey }) => isPrimaryKey)
    .map((one) => one.column.name);
  const primaryKey = constraints.find((one) => one.primaryKey)?.primaryKey ?? inColumns;
  return {
    columns: columns.map(({ column }) => column),
    indexes: [...columns, ...constraints].flatMap(({ indexes }) => indexes),
    foreignKeys: [...columns, ...constraints].flatMap(({ foreignKeys }) => foreignKeys),
    ...(primaryKey.length > 0 && { primaryKey }),
  };
}

/** `users = Table("users", metadata, Column("id", Integer), …)`. */
function tableCall(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const [first, ...rest] = argumentsOf(node);
  const name = literalOf(first);
  if (calleeOf(node).name !== "Table" || name === undefined) return [];
  const calls = rest.filter(({ type }) => type === "call");
  const columns = calls
    .filter(isColumnCall)
    .map((one) => readColumn(one, { name: "", isNullable: true }));
  if (columns.length === 0) return [];
  const left = node.parent?.type === "assignment" ? fieldOf(node.parent, "left")?.text : undefined;
  return [
    {
      ...assembled(columns, calls.map(readConstraint)),
      origin: "model",
      name,
      ...(left !== undefined && { model: left }),
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}
