import type { SomeFacts } from "../../facts/facts.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { peeweeQueries } from "./peeweeQueries.ts";
import { fieldsOfClass, metaOf } from "./recordFields.ts";
import { isBaseIn, recordTable } from "./recordTables.ts";

/** Peewee: models whose fields are its own, and `Order.select().where(…)`. */
export const peewee: Stack = {
  name: "peewee",
  languages: ["python"],
  markers:
    /\bpeewee\b|\.(?:select|insert|insert_many|get_or_none|get_by_id|delete_by_id|where|execute)\(/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  if (/\b(?:sqlalchemy|sqlmodel|tortoise)\b|\bdjango\./i.test(file.text)) return {};
  const hasModels = /\bpeewee\b/.test(file.text);
  const classes = hasModels ? nodesOf(file.root, "class_definition") : [];
  return {
    tables: classes.flatMap((node) => tablesOf(node, classes, file)),
    queries: peeweeQueries(file),
  };
}

const field = /^(?:\w+\.)?[A-Z]\w*Field$/;

function tablesOf(
  node: SyntaxNode,
  classes: readonly SyntaxNode[],
  file: Reading,
): readonly TableFact[] {
  const body = fieldOf(node, "body");
  const bases = wordOf(node, "superclasses");
  if (body === undefined) return [];
  const [fields, meta] = [fieldsOfClass(body, field), metaOf(body)];
  if (fields.length === 0 && !/Model\b/.test(bases)) return [];
  const table = literalOf(meta.get("table_name") ?? meta.get("db_table"));
  // What only says where its tables are kept, or lends its fields, has no table itself.
  const isAbstract = table === undefined && (fields.length === 0 || isBaseIn(node, classes));
  const hasOwnId = !meta.has("primary_key");
  const back = `${wordOf(node, "name").toLowerCase()}_set`;
  return [recordTable({ node, fields, meta, table, isAbstract, hasOwnId, back }, file)];
}
