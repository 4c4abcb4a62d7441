import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { attributesOf } from "../../languages/rust/signatures.ts";
import { namedBy } from "../rust/routing.ts";
import { snakeCase } from "../javascriptModels/naming.ts";
import { seaOrmQueries } from "./seaOrmQueries.ts";

/** SeaORM: `#[sea_orm(table_name = "x")] struct Model`, `Entity::find()`. */
export const seaOrm: Stack = {
  name: "sea-orm",
  languages: ["rust"],
  markers:
    /\bsea_orm\b|\bActiveModel\b|::(?:find|find_by_id|insert|insert_many|delete_by_id|delete_many|update_many)\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  // The macro makes the entity of the model; where the code writes it itself, that is meant.
  const isWritten = /\bstruct\s+Entity\b/.test(file.text);
  const tables = nodesOf(file.root, "struct_item").flatMap(
    (node) => tableOf(node, file, isWritten ? "Entity" : "Model") ?? [],
  );
  const made: Value = { kind: "name", name: isWritten ? "Entity" : "Model" };
  const names = tables.length === 0 ? [] : isWritten ? ["ActiveModel"] : ["Entity", "ActiveModel"];
  return {
    tables,
    bindings: names.map((name) => ({ scope: fileScope, name, value: made })),
    queries: seaOrmQueries(file),
  };
}

/** What `#[sea_orm(…)]` says of a struct or a field. */
function saidOf(node: SyntaxNode): string {
  return attributesOf(node)
    .map(({ text }) => text)
    .filter((one) => /^#\[\s*sea_orm\b/.test(one))
    .join(" ");
}

function textIn(said: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(said)?.[1];
}

function tableOf(node: SyntaxNode, file: Reading, model: string): TableFact | undefined {
  const name = textIn(saidOf(node), "table_name");
  const body = fieldOf(node, "body");
  if (name === undefined || body === undefined) return undefined;
  const fields = nodesOf(body, "field_declaration").filter((one) => !leads(one));
  const columns = fields.map(columnOf);
  const keys = columns.filter((_, at) => /\bprimary_key\b/.test(saidOf(fields[at] ?? node)));
  return {
    origin: "model",
    name,
    model,
    scope: file.scopeOf(node),
    range: rangeOf(node),
    columns,
    indexes: columns.flatMap((one, at) =>
      /\bunique\b/.test(saidOf(fields[at] ?? node)) ? [{ columns: [one.name], unique: true }] : [],
    ),
    foreignKeys: foreignKeys(file.text),
    ...(keys.length > 0 && { primaryKey: keys.map((one) => one.name) }),
  };
}

/** A field that is another entity, and no column. */
const leads = (field: SyntaxNode): boolean =>
  /^(?:HasOne|HasMany|BelongsTo)\b/.test(fieldOf(field, "type")?.text ?? "");

/** `belongs_to = "super::user::Entity", from = "Column::UserId"`. */
function foreignKeys(text: string): readonly ForeignKeyFact[] {
  return [...text.matchAll(belongsTo)].map(([, entity = "", column = ""]) => ({
    columns: [snakeCase(column)],
    table: entity.split("::").at(-2) ?? entity,
    to: namedBy(entity),
  }));
}
const belongsTo =
  /belongs_to\s*=\s*"((?:\w+::)*Entity)"\s*,\s*from\s*=\s*"(?:\w+::)*Column::(\w+)"/g;

function columnOf(field: SyntaxNode): ColumnFact {
  const said = saidOf(field);
  const own = (fieldOf(field, "name")?.text ?? "").replace(/^r#/, "");
  const name = textIn(said, "column_name") ?? own;
  const type = fieldOf(field, "type")?.text ?? "";
  const bare = /^Option<(.*)>$/s.exec(type)?.[1];
  return {
    name,
    type: textIn(said, "column_type") ?? bare ?? type,
    nullable: bare !== undefined,
    range: rangeOf(field),
    ...(name !== own && { field: own }),
  };
}
