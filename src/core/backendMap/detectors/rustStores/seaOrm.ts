import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { ColumnFact, QueryFact, TableFact } from "../../facts/storeFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { callsOf, type Call } from "../rust/routing.ts";
import { surroundingsOf } from "./surroundings.ts";

/** SeaORM: `#[sea_orm(table_name = "x")] struct Model`, `Entity::find()`. */
export const seaOrm: Stack = {
  name: "sea-orm",
  languages: ["rust"],
  markers:
    /\bsea_orm\b|::(?:find|find_by_id|insert|insert_many|delete_by_id|delete_many|update_many)\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  // The macro makes the entity of the model; where the code writes it itself, that is meant.
  const isWritten = /\bstruct\s+Entity\b/.test(file.text);
  const tables = nodesOf(file.root, "struct_item").flatMap(
    (node) => tableOf(node, file, isWritten ? "Entity" : "Model") ?? [],
  );
  const made: Value = { kind: "name", name: "Model" };
  const isMade = tables.length > 0 && !isWritten;
  return {
    tables,
    ...(isMade && { bindings: [{ scope: fileScope, name: "Entity", value: made }] }),
    queries: callsOf(file).flatMap((call) => queryOf(call, file) ?? []),
  };
}

/** What `#[sea_orm(…)]` says of a struct or a field. */
function saidOf(node: SyntaxNode): string {
  const found: string[] = [];
  for (let one = node.previousNamedSibling; one?.type === "attribute_item";) {
    if (/^#\[\s*sea_orm\b/.test(one.text)) found.push(one.text);
    one = one.previousNamedSibling;
  }
  return found.join(" ");
}

function textIn(said: string, name: string): string | undefined {
  return new RegExp(`\\b${name}\\s*=\\s*"([^"]*)"`).exec(said)?.[1];
}

function tableOf(node: SyntaxNode, file: Reading, model: string): TableFact | undefined {
  const name = textIn(saidOf(node), "table_name");
  const body = fieldOf(node, "body");
  if (name === undefined || body === undefined) return undefined;
  const fields = nodesOf(body, "field_declaration");
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
    foreignKeys: [],
    ...(keys.length > 0 && { primaryKey: keys.map((one) => one.name) }),
  };
}

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

const reads = /^find(?:_by_id)?$/;
const writes = /^(?:insert|insert_many|update|update_many|delete|delete_by_id|delete_many)$/;

/** `Entity::find_by_id(1).one(db)`: a query where the path is an entity. */
function queryOf({ name, node }: Call, file: Reading): QueryFact | undefined {
  const isWrite = writes.test(name);
  const entity = isWrite || reads.test(name) ? pathOf(node) : undefined;
  if (entity === undefined) return undefined;
  const { whole, names } = chainOn(node);
  const value = file.valueOf(entity);
  const limited = isWrite ? undefined : limitOf([name, ...names]);
  return {
    ...surroundingsOf(whole, file),
    range: rangeOf(whole),
    reads: isWrite ? [] : [{ value }],
    writes: isWrite ? [{ value }] : [],
    columns: [],
    ...(limited !== undefined && { limited }),
  };
}

function pathOf(call: SyntaxNode): SyntaxNode | undefined {
  const callee = fieldOf(call, "function");
  return callee?.type === "scoped_identifier" ? fieldOf(callee, "path") : undefined;
}

function limitOf(names: readonly string[]): boolean | undefined {
  if (names.some((one) => /^(?:find_by_id|one|limit|count|paginate)$/.test(one))) return true;
  return names.some((one) => /^(?:all|stream)$/.test(one)) ? false : undefined;
}

/** A call with all that is called on what it gives. */
function chainOn(node: SyntaxNode): {
  readonly whole: SyntaxNode;
  readonly names: readonly string[];
} {
  const names: string[] = [];
  let whole = node;
  for (let on = whole.parent; on?.type === "field_expression"; on = whole.parent) {
    if (on.parent?.type !== "call_expression") break;
    names.push(fieldOf(on, "field")?.text ?? "");
    whole = on.parent;
  }
  return { whole, names };
}
