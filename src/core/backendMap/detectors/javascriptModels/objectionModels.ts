import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, ForeignKeyFact, TableFact } from "../../facts/tableFacts.ts";
import {
  entriesOf,
  entryOf,
  partOf,
  textOf,
  textsIn,
  type Entry,
} from "../javascriptStores/records.ts";

/** `class User extends Model { static tableName = "users"; static relationMappings = {…} }`. */
export function objectionModels(file: Reading): readonly TableFact[] {
  return nodesOf(file.root, "class_declaration", "class").flatMap((node) => {
    const table = textOf(staticOf(node, "tableName", file));
    if (table === undefined) return [];
    const mappings = entriesOf(staticOf(node, "relationMappings", file));
    const columns = columnsOf(staticOf(node, "jsonSchema", file));
    const keys = mappings.flatMap((one) => foreignKeyOf(one, table));
    const model = fieldOf(node, "name")?.text;
    const ids = textsIn(staticOf(node, "idColumn", file));
    return [
      {
        origin: "model" as const,
        name: table,
        ...(model !== undefined && { model }),
        scope: file.scopeOf(node),
        range: rangeOf(fieldOf(node, "name") ?? node),
        columns: [...columns, ...keysOnly(keys, columns)],
        indexes: [],
        foreignKeys: keys.map(({ key }) => key),
        primaryKey: ids.length > 0 ? ids : ["id"],
        ...relationsOf(mappings, table),
      },
    ];
  });
}

/** What a static field is given, a static getter or method gives back, or the code assigns to the class. */
function staticOf(node: SyntaxNode, name: string, file: Reading): SyntaxNode | undefined {
  const body = fieldOf(node, "body");
  const member = body && childrenOf(body).find((one) => isStatic(one, name));
  if (member === undefined) return assignedTo(`${partOf(node, "name")}.${name}`, file);
  const inside = fieldOf(member, "body");
  return inside === undefined ? givenBack(fieldOf(member, "value")) : returnedIn(inside);
}

const isStatic = (member: SyntaxNode, name: string): boolean =>
  partOf(member, "name", "property") === name &&
  member.children.some(({ type }) => type === "static");

function assignedTo(left: string, file: Reading): SyntaxNode | undefined {
  if (!file.text.includes(left)) return undefined;
  const given = nodesOf(file.root, "assignment_expression").find(
    (one) => partOf(one, "left") === left,
  );
  return given && fieldOf(given, "right");
}

/** A value, or what a function gives at once. */
function givenBack(value: SyntaxNode | undefined): SyntaxNode | undefined {
  if (value?.type !== "arrow_function") return value;
  const body = fieldOf(value, "body");
  if (body?.type === "statement_block") return returnedIn(body);
  return body?.type === "parenthesized_expression" ? body.namedChildren[0] : body;
}

function returnedIn(body: SyntaxNode): SyntaxNode | undefined {
  const last = nodesOf(body, "return_statement").at(-1);
  return last && childrenOf(last)[0];
}

/** What validates a row names its columns. */
function columnsOf(schema: SyntaxNode | undefined): readonly ColumnFact[] {
  const required = new Set(textsIn(entryOf(schema, "required")));
  return entriesOf(entryOf(schema, "properties")).map(({ key, value, node }) => {
    const type = textsIn(entryOf(value, "type")).find((one) => one !== "null");
    return {
      name: key,
      ...(type !== undefined && { type }),
      nullable: !required.has(key),
      range: rangeOf(node),
    };
  });
}

interface ForeignKeyIn {
  readonly key: ForeignKeyFact;
  readonly node: SyntaxNode;
}

/** A row that belongs to another one names it. */
function foreignKeyOf({ value, node }: Entry, table: string): readonly ForeignKeyIn[] {
  const join = entryOf(value, "join");
  const from = textOf(entryOf(join, "from")) ?? "";
  const to = tableOf(entryOf(join, "to"));
  const isOwn = (entryOf(value, "relation")?.text ?? "").includes("BelongsToOneRelation");
  if (!isOwn || to === undefined || !from.startsWith(`${table}.`)) return [];
  return [{ key: { columns: [from.slice(table.length + 1)], table: to }, node }];
}

function keysOnly(
  keys: readonly ForeignKeyIn[],
  columns: readonly ColumnFact[],
): readonly ColumnFact[] {
  const known = new Set(columns.map(({ name }) => name));
  return keys.flatMap(({ key, node }) =>
    key.columns.filter((name) => !known.has(name)).map((name) => ({ name, range: rangeOf(node) })),
  );
}

function relationsOf(
  mappings: readonly Entry[],
  own: string,
): Pick<TableFact, "relations" | "through"> {
  const relations = mappings.map(({ key, value }) => {
    const join = entryOf(value, "join");
    const between = tableOf(entryOf(entryOf(join, "through"), "from"));
    // The class may be named in ways that lead to other files; the join names its table.
    const model = entryOf(value, "modelClass");
    const byClass = model?.type === "identifier" ? model.text : "";
    const target = otherEnd(join, own) ?? byClass;
    return { key, target, between };
  });
  const named = (of: "target" | "between"): readonly (readonly [string, string])[] =>
    relations.flatMap((one) => (one[of] ? [[one.key, one[of]] as const] : []));
  const [targets, through] = [named("target"), named("between")];
  return {
    ...(targets.length > 0 && { relations: Object.fromEntries(targets) }),
    ...(through.length > 0 && { through: Object.fromEntries(through) }),
  };
}

/** What a join leads to from a table, whichever end is written first. */
function otherEnd(join: SyntaxNode | undefined, own: string): string | undefined {
  const [from, to] = [tableOf(entryOf(join, "from")), tableOf(entryOf(join, "to"))];
  return to === own && from !== undefined ? from : to;
}

/** "users.id" is of users. */
function tableOf(column: SyntaxNode | undefined): string | undefined {
  const named = textOf(column) ?? "";
  return named.includes(".") ? named.slice(0, named.lastIndexOf(".")) : undefined;
}
