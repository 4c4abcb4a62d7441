import type { SomeFacts } from "../../facts/facts.ts";
import type {
  ColumnFact,
  ForeignKeyFact,
  QueryFact,
  TableFact,
  TableRef,
} from "../../facts/storeFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ClassModel, FieldModel } from "../classes/classModel.ts";
import { callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { leadingTo } from "./leadingTo.ts";
import { surroundingsOf } from "./jvmSurroundings.ts";

/** Exposed: tables that are objects of Kotlin, `object Orders : IntIdTable("orders")`, and what is asked of them. */
export const exposed: Stack = {
  name: "exposed",
  languages: ["kotlin"],
  markers: /org\.jetbrains\.exposed\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (/(?:^|\/)src\/(?:test|\w*Test)\//.test(file.path)) return {};
  const classes = jvmClasses(file);
  return {
    tables: [...classes.flatMap(tableOf), ...classes.flatMap(entityOf)],
    queries: callsOfFile(file).flatMap((call) => queryOf(call, file)),
  };
}

const bases = /^(?:\w+IdTable|IdTable|Table|UUIDTable)$/;

function tableOf(one: ClassModel): readonly TableFact[] {
  const base = one.bases.find(({ name }) => bases.test(name));
  if (base === undefined || one.isAbstract) return [];
  const columns = one.fields.flatMap(columnOf);
  const isKeyed = base.name !== "Table" && !columns.some(({ name }) => name === "id");
  const range = one.nameRange;
  return [
    {
      origin: "model",
      name: textGiven(one.node, base.name) ?? one.name.replace(/Table$/, ""),
      model: one.name,
      scope: one.scope,
      range,
      columns: [...(isKeyed ? [{ name: "id", range, nullable: false }] : []), ...columns],
      indexes: [],
      foreignKeys: one.fields.flatMap(foreignKeyOf),
      ...(isKeyed && { primaryKey: ["id"] }),
    },
  ];
}

/** What the constructor of a base is given first. */
function textGiven({ text }: SyntaxNode, base: string): string | undefined {
  const [, given = ""] = new RegExp(`:\\s*${base}(?:<[^<>]*>)?\\(([^()]*)\\)`).exec(text) ?? [];
  return /^\s*(?:name\s*=\s*)?"([^"]*)"/.exec(given)?.[1]?.replace(/^.*\./, "");
}

const made = /^(\w+)\s*(?:<[^()]*>)?\(\s*(?:name\s*=\s*)?"(\w+)"(?:\s*,\s*(\w+)(?:\.\w+)?\s*[,)])?/;

/** `varchar("name", 50).nullable()`, `reference("customer_id", Customers)` */
function columnOf({ name: field, initial, range }: FieldModel): readonly ColumnFact[] {
  const text = initial?.text ?? "";
  const [, type, name] = made.exec(text) ?? [];
  if (type === undefined || name === undefined) return [];
  const isNullable = text.includes(".nullable()") || type.startsWith("opt");
  return [{ name, field, range, type, nullable: isNullable }];
}

function foreignKeyOf({ initial }: FieldModel): readonly ForeignKeyFact[] {
  const [, type = "", column, other] = made.exec(initial?.text ?? "") ?? [];
  if (!type.endsWith("eference") || column === undefined || other === undefined) return [];
  return [{ columns: [column], table: other }];
}

/** `class Order(id: EntityID<Int>) : IntEntity(id)`, whose companion names the table. */
function entityOf(one: ClassModel): readonly TableFact[] {
  const { text } = one.node;
  const [, table] = /companion\s+object\s*:\s*\w*EntityClass<[^()]*>\(\s*(\w+)/.exec(text) ?? [];
  if (table === undefined || !one.bases.some(({ name }) => name.endsWith("Entity"))) return [];
  return [leadingTo(table, one)];
}

const reading = /^(?:select|selectAll|selectBatched|slice|find|findById|all|get|count|exists)$/;
const writing =
  /^(?:insert\w*|update|upsert|batch\w+|replace|deleteWhere|deleteAll|deleteIgnoreWhere|new|findByIdAndUpdate|findSingleByAndUpdate)$/;

/** `Orders.selectAll()`, `(Orders innerJoin Customers).select(…)`, `Order.findById(id)` */
function queryOf(call: CallModel, file: Reading): readonly QueryFact[] {
  const { name, receiver, node } = call;
  const isWrite = writing.test(name);
  if (receiver === undefined || (!isWrite && !reading.test(name))) return [];
  const names = [...new Set(receiver.text.match(/\b[A-Z]\w*[a-z]\w*\b(?!\s*[.(<:])/g) ?? [])];
  const isOfTables = /^[(A-Z]/.test(receiver.text) && names.length > 0;
  if (!isOfTables) return [];
  const refs = names.flatMap(refsTo);
  return [
    {
      ...surroundingsOf(node, file),
      reads: isWrite ? [] : refs,
      writes: isWrite ? refs : [],
      columns: [],
      ...(/^(?:findById|get|count|exists)$/.test(name) && { limited: true }),
    },
  ];
}

/** A table's object, or an entity, which leads to it. */
function refsTo(name: string): readonly TableRef[] {
  const value: Value = { kind: "name", name };
  return [{ value }, { value, via: ["entity"] }];
}
