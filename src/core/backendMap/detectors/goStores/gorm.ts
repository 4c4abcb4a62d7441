import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import { textOf } from "../../languages/go/texts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, IndexFact, TableFact } from "../../facts/tableFacts.ts";
import { plural } from "../javascriptModels/naming.ts";
import { gormQueries } from "./gormQueries.ts";
import { columnOf, settingsOf } from "./gormColumns.ts";
import { gormName } from "./gormNames.ts";
import { foreignKeys, modelOf, tiesBetween } from "./gormRelations.ts";

/** GORM: structs whose fields are tagged, or that embed gorm.Model, are tables; chains are queries. */
export const gorm: Stack = {
  name: "gorm",
  languages: ["go"],
  markers:
    /gorm:"|\bgorm\.Model\b|\.(?:Find|First|Take|Last|Scan|Count|Pluck|Create|Save|Updates?|Delete|Get|Insert|Exist)\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path)) return {};
  if (isMigration(file.path)) return { queries: gormQueries(file) };
  const names = tableNames(file.root);
  const tables = nodesOf(file.root, "type_spec").flatMap((node) => tablesOf(node, file, names));
  return { tables, queries: gormQueries(file) };
}

/** A step of a migration has models of its own, of tables as they were then and in part. */
export function isMigration(path: string): boolean {
  return /(?:^|\/)migrations?\//.test(path);
}

/** `func (User) TableName() string { return "people" }`. */
export function tableNames(root: SyntaxNode): ReadonlyMap<string, string> {
  const methods = nodesOf(root, "method_declaration");
  return new Map(
    methods
      .filter((node) => fieldOf(node, "name")?.text === "TableName")
      .flatMap((node) => {
        const receiver = fieldOf(node, "receiver");
        const type = receiver && nodesOf(receiver, "type_identifier").at(-1)?.text;
        const text = nodesOf(node, "interpreted_string_literal", "raw_string_literal")[0];
        return type === undefined || text === undefined ? [] : [[type, textOf(text)] as const];
      }),
  );
}

/** The table of a struct, and those that tie its rows to others'. */
function tablesOf(
  node: SyntaxNode,
  file: Reading,
  names: ReadonlyMap<string, string>,
): readonly TableFact[] {
  const struct = fieldOf(node, "type");
  const name = fieldOf(node, "name")?.text ?? "";
  if (struct?.type !== "struct_type" || isOfAnswer(node)) return [];
  const fields = nodesOf(struct, "field_declaration").filter(
    (one) => one.parent?.parent?.id === struct.id,
  );
  const kind = modelKind(struct, names.has(name) ? undefined : name, fields);
  const table = kind && tableOf(node, fields, names.get(name), file);
  if (table === undefined) return [];
  const own = kind === "lent" ? { ...table, isAbstract: true as const } : table;
  return [own, ...tiesBetween(fields, name, file)];
}

/** @param named by a method of the struct. */
function tableOf(
  node: SyntaxNode,
  fields: readonly SyntaxNode[],
  named: string | undefined,
  file: Reading,
): TableFact | undefined {
  const model = fieldOf(node, "name")?.text ?? "";
  const columns = fields.flatMap((one) => columnsOf(one, file));
  const isCarried = named === undefined && carries.test(model) && keyOf(fields, columns).length < 1;
  if (columns.length === 0 || isCarried) return undefined;
  return {
    origin: "model",
    name: named ?? plural(gormName(model)),
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns,
    ...tiedBy(fields, columns, file),
  };
}

/** A struct that a function declares holds what its query answers, unless the function makes tables. */
function isOfAnswer(type: SyntaxNode): boolean {
  let around = type.parent;
  while (around !== null && !/^(?:function|method)_declaration$/.test(around.type)) {
    around = around.parent;
  }
  return around !== null && !/\b(?:AutoMigrate|CreateTable|Migrator)\b/.test(around.text);
}

/** What requests and answers are called: without a key they are no rows, whatever their tags say. */
const carries = /(?:Form|Request|Req|Response|Resp|D[Tt][Oo]|Input|Params|Result)$/;

/** Keys, indexes, and what else the fields lead to. */
function tiedBy(fields: readonly SyntaxNode[], columns: TableFact["columns"], file: Reading) {
  const bases = fields.filter(isEmbedded).flatMap((one) => fieldOf(one, "type") ?? []);
  const primaryKey = keyOf(fields, columns);
  return {
    indexes: fields.flatMap(indexesOf),
    foreignKeys: foreignKeys(fields),
    relations: Object.fromEntries(fields.flatMap((one) => relationOf(one, file))),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...(bases.length > 0 && { bases: bases.map(file.valueOf) }),
  };
}

/** @param name where it may be one of a struct that others embed. */
function modelKind(
  struct: SyntaxNode,
  name: string | undefined,
  fields: readonly SyntaxNode[],
): "model" | "lent" | undefined {
  const isModel = /gorm:"|\bgorm\.Model\b/.test(struct.text);
  if (name !== undefined && lends.test(name) && (isModel || hasKey(fields))) return "lent";
  return isModel ? "model" : undefined;
}

/** What such structs are called that others embed for their columns. */
export const lends =
  /^(?:Base|Common|Abstract|Gorm)(?=[A-Z]|$)|(?:Base|BaseModel|Mixin)$|^(?:Model|Timestamps?)$/;

const hasKey = (fields: readonly SyntaxNode[]): boolean =>
  fields.some((one) => /^(?:ID|Id|CreatedAt|UpdatedAt)$/.test(fieldOf(one, "name")?.text ?? ""));

function isEmbedded(field: SyntaxNode): boolean {
  const settings = settingsOf(field);
  const type = fieldOf(field, "type")?.text;
  if (type === "gorm.Model") return false;
  return fieldOf(field, "name") === undefined || settings.has("embedded");
}

/** A field that leads to another model, with the model's name. */
function relationOf(field: SyntaxNode, file: Reading): readonly (readonly [string, string])[] {
  const name = fieldOf(field, "name")?.text;
  const type = modelOf(field);
  if (name === undefined || type === undefined || settingsOf(field).has("-")) return [];
  return columnsOf(field, file).some(({ unlessModel }) => unlessModel === undefined)
    ? []
    : [[name, type]];
}

const ofModel = ["id", "created_at", "updated_at", "deleted_at"];

function columnsOf(field: SyntaxNode, file: Reading): readonly ColumnFact[] {
  if (fieldOf(field, "type")?.text === "gorm.Model") {
    return ofModel.map((name) => ({ name, range: rangeOf(field) }));
  }
  return isEmbedded(field) ? [] : (columnOf(field, file) ?? []);
}

function keyOf(fields: readonly SyntaxNode[], columns: readonly ColumnFact[]): readonly string[] {
  const keys = fields.filter((one) => {
    const settings = settingsOf(one);
    return settings.has("primarykey") || settings.has("primary_key");
  });
  const named = keys.map((one) => rangeOf(one).start.line);
  const own = columns.filter(({ range }) => named.includes(range.start.line));
  return (own.length > 0 ? own : columns.filter(({ name }) => name === "id")).map(
    ({ name }) => name,
  );
}

function indexesOf(field: SyntaxNode): readonly IndexFact[] {
  const settings = settingsOf(field);
  const unique = settings.has("uniqueindex") || settings.has("unique");
  if (!unique && !settings.has("index")) return [];
  const name = settings.get("column") ?? gormName(fieldOf(field, "name")?.text ?? "");
  return [{ columns: [name], unique }];
}
