import type { SomeFacts } from "../../facts/facts.ts";
import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ClassModel, FieldModel } from "../classes/classModel.ts";
import type { CallModel } from "../classes/jvmCalls.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { isJvmTest } from "../classes/jvmTests.ts";
import { spelled } from "../classes/spelledNames.ts";
import { leadingTo } from "../classes/leadingTo.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";
import { statementsIn } from "./statements.ts";

/** Exposed: tables that are objects of Kotlin, `object Orders : IntIdTable("orders")`, and what is asked of them. */
export const exposed: Stack = {
  name: "exposed",
  languages: ["kotlin"],
  markers: /org\.jetbrains\.exposed\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isJvmTest(file.path)) return {};
  const classes = jvmClasses(file);
  return {
    tables: [...classes.flatMap(tableOf), ...classes.flatMap(entityOf)],
    queries: statementsIn(file).flatMap((chain) => queryOf(chain, file)),
  };
}

const bases = /^(?:\w+IdTable|IdTable|Table|UUIDTable)$/;

function tableOf(one: ClassModel): readonly TableFact[] {
  const base = one.bases.find(({ name }) => bases.test(name));
  if (base === undefined || one.isAbstract) return [];
  const columns = one.fields.flatMap(columnOf);
  const isKeyed = base.name !== "Table" && !columns.some(({ name }) => name === "id");
  const range = one.nameRange;
  const implied = one.name.replace(/Table$/, "");
  const table: TableFact = {
    origin: "model",
    name: nameGiven(one.node, base.name) ?? implied,
    model: one.name,
    scope: one.scope,
    range,
    columns: [...(isKeyed ? [{ name: "id", range, nullable: false }] : []), ...columns],
    indexes: [],
    foreignKeys: one.fields.flatMap(foreignKeyOf),
    ...(isKeyed && { primaryKey: ["id"] }),
  };
  return [spelled(table, implied)];
}

/** What the constructor of a base is given first. */
function nameGiven({ text }: SyntaxNode, base: string): string | undefined {
  const [, given = ""] = new RegExp(`:\\s*${base}(?:<[^<>]*>)?\\(([^()]*)\\)`).exec(text) ?? [];
  const [, name] = /^\s*(?:name\s*=\s*)?("[^"]*"|[\w.]+)/.exec(given) ?? [];
  return name && nameIn(name).replace(/^[^{}]*\./, "");
}

/** A text, or in braces the constant that is one. */
const nameIn = (word: string): string => (word.startsWith('"') ? word.slice(1, -1) : `{${word}}`);

const made =
  /^(\w+)\s*(?:<[^()]*>)?\(\s*(?:name\s*=\s*)?("\w+"|[A-Z][A-Z\d]*(?:_[A-Z\d]+)*)(?:\s*,\s*(\w+)(?:\.\w+)?\s*[,)])?/;

/** `varchar("name", 50).nullable()`, `reference("customer_id", Customers)` */
function columnOf({ name: field, initial, range }: FieldModel): readonly ColumnFact[] {
  const text = initial?.text ?? "";
  const [, type, name] = made.exec(text) ?? [];
  if (type === undefined || name === undefined) return [];
  const isNullable = text.includes(".nullable()") || type.startsWith("opt");
  return [{ name: nameIn(name), field, range, type, nullable: isNullable }];
}

function foreignKeyOf({ initial }: FieldModel): readonly ForeignKeyFact[] {
  const [, type = "", column, other] = made.exec(initial?.text ?? "") ?? [];
  if (!type.endsWith("eference") || column === undefined || other === undefined) return [];
  return [{ columns: [nameIn(column)], table: other }];
}

/** `class Order(id: EntityID<Int>) : IntEntity(id)`, whose companion names the table. */
function entityOf(one: ClassModel): readonly TableFact[] {
  const { text } = one.node;
  const [, table] = /companion\s+object\s*:\s*\w*EntityClass<[^()]*>\(\s*(\w+)/.exec(text) ?? [];
  if (table === undefined || !one.bases.some(({ name }) => name.endsWith("Entity"))) return [];
  return [leadingTo({ entity: table }, one)];
}

const reading = /^(?:select|selectAll|selectBatched|slice|find|findById|all|get|count|exists)$/;
const writing =
  /^(?:insert\w*|update|upsert|batch\w+|replace|deleteWhere|deleteAll|deleteIgnoreWhere|new|findByIdAndUpdate|findSingleByAndUpdate)$/;

/** What is no table: a class's member, unless it joins one, a type, a function. */
const tableName = /\b[A-Z]\w*[a-z]\w*\b(?!\s*[(<:])(?!\s*\.(?!\s*\w*[jJ]oin\s*\())/g;

/** `Orders.selectAll()`, `Orders.innerJoin(Customers).select(…)`, `Order.findById(id)` */
function queryOf(chain: readonly CallModel[], file: Reading): readonly QueryFact[] {
  const asked = chain.flatMap(({ name, receiver, node }) => {
    const isQuery = reading.test(name) || writing.test(name);
    const tables = isQuery && /^[(A-Z]/.test(receiver?.text ?? "") ? tablesIn(receiver) : [];
    return tables.length === 0 ? [] : [{ name, node, tables }];
  });
  // The calls behind it say more of the same.
  const first = asked.at(-1);
  if (first === undefined) return [];
  const isWrite = writing.test(first.name);
  const refs = first.tables.flatMap(refsTo);
  return [
    {
      ...surroundingsOf(first.node, file),
      reads: isWrite ? [] : refs,
      writes: isWrite ? refs : [],
      columns: [],
      ...(!isWrite && chain.some(({ name }) => bounded.test(name)) && { limited: true }),
    },
  ];
}

const bounded = /^(?:findById|get|count|exists|limit)$/;

const tablesIn = (receiver: SyntaxNode | undefined): readonly string[] => [
  ...new Set(receiver?.text.match(tableName) ?? []),
];

/** A table's object, or an entity, which leads to it. */
function refsTo(name: string): readonly TableRef[] {
  const value: Value = { kind: "name", name };
  return [{ value }, { value, via: ["entity"] }];
}
