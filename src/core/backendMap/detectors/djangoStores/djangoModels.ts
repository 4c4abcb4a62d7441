import type { ColumnFact, IndexFact, TableFact } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { defaultTable } from "./appLabel.ts";
import { isFieldCall, readField, readLink, withSelf, type ReadField } from "./djangoFields.ts";
import { indexesIn } from "./djangoIndexes.ts";
import { relationsIn } from "./djangoRelations.ts";
import { linkTable } from "./linkTable.ts";
import { isPydantic, modelKind, type Field, type Models } from "./modelKind.ts";

/** The tables that models of Django describe, those of many-to-many fields included. */
export function djangoTables(file: Reading): readonly TableFact[] {
  // What a model of the same file is a base of is a model.
  const models = new Map<string, TableFact>();
  return nodesOf(file.root, "class_definition").flatMap((node) => {
    const found = tableOf(node, file, models);
    const [own] = found;
    if (own !== undefined && own.isBelow === undefined) models.set(wordOf(node, "name"), own);
    return found;
  });
}

function tableOf(node: SyntaxNode, file: Reading, models: Models): readonly TableFact[] {
  const body = fieldOf(node, "body");
  const name = wordOf(node, "name");
  if (body === undefined) return [];
  const bases = basesOf(node);
  const fields = fieldsIn(body);
  const meta = metaOf(body);
  const says = (option: string): boolean => meta.get(option)?.text === "True";
  const kind = modelKind(node, { bases, fields, models, path: file.path });
  if (kind === undefined || isPydantic(bases, fields, [...meta.keys()][0])) return [];
  const place = { origin: "model", scope: file.scopeOf(node), range: rangeOf(node) } as const;
  if (says("proxy")) return [proxyOf(name, bases.map(file.valueOf), place)];
  const isAbstract = says("abstract");
  const read = fields.flatMap(({ field, call }) => readField(field, call) ?? []);
  const table = literalOf(meta.get("db_table")) ?? defaultTable(file.path, name);
  const links = isAbstract ? [] : fields.flatMap(({ field, call }) => readLink(field, call) ?? []);
  const lending = bases.filter((one) => !isStored(one, models));
  const parts = partsOf(read, meta, { isAbstract, bases: lending, range: rangeOf(node), name });
  return [
    {
      ...place,
      ...withParents(parts, bases, models, rangeOf(node)),
      ...relationsIn(fields, name, table),
      name: table,
      model: name,
      bases: lending.map(file.valueOf),
      ...(isAbstract && { isAbstract: true }),
      ...(kind === "below" && { isBelow: true }),
    },
    ...links.map((link) => ({ ...place, ...linkTable(link, table, name, rangeOf(node)) })),
  ];
}

/** Rows of another model's table. */
function proxyOf(
  model: string,
  bases: NonNullable<TableFact["bases"]>,
  place: Pick<TableFact, "origin" | "scope" | "range">,
): TableFact {
  const none = { columns: [], indexes: [], foreignKeys: [] };
  const states = { isAbstract: true, isBelow: true, isImplied: true } as const;
  return { ...place, ...none, ...states, name: model, model, bases };
}

/** A model with a table of its own lends no column to what is below it: that points to its row. */
const isStored = ({ text }: SyntaxNode, models: Models): boolean => {
  const table = models.get(text);
  return table !== undefined && table.isAbstract !== true;
};

type Parts = Pick<TableFact, "columns" | "indexes" | "foreignKeys" | "primaryKey">;

function withParents(
  parts: Parts,
  bases: readonly SyntaxNode[],
  models: Models,
  range: TableFact["range"],
): Parts {
  const [parent] = bases.filter((one) => isStored(one, models));
  if (parent === undefined) return parts;
  const pointer = `${parent.text.toLowerCase()}_ptr_id`;
  return {
    ...parts,
    columns: [{ name: pointer, nullable: false, range }, ...parts.columns],
    foreignKeys: [{ columns: [pointer], table: parent.text }, ...parts.foreignKeys],
    primaryKey: parts.primaryKey ?? [pointer],
  };
}

function basesOf(node: SyntaxNode): readonly SyntaxNode[] {
  const list = fieldOf(node, "superclasses");
  if (list === undefined) return [];
  return childrenOf(list).filter(({ type }) => type === "identifier" || type === "attribute");
}

function fieldsIn(body: SyntaxNode): readonly Field[] {
  return childrenOf(body).flatMap((statement): readonly Field[] => {
    const assignment =
      statement.type === "expression_statement" ? childrenOf(statement)[0] : undefined;
    if (assignment?.type !== "assignment") return [];
    const [left, call] = [fieldOf(assignment, "left"), fieldOf(assignment, "right")];
    if (left?.type !== "identifier" || call?.type !== "call" || !isFieldCall(call)) return [];
    return [{ field: left.text, call }];
  });
}

/** What `class Meta` says. */
function metaOf(body: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const found = new Map<string, SyntaxNode>();
  for (const meta of childrenOf(body)) {
    if (meta.type !== "class_definition" || fieldOf(meta, "name")?.text !== "Meta") continue;
    for (const one of nodesOf(meta, "assignment")) {
      const [left, right] = [fieldOf(one, "left"), fieldOf(one, "right")];
      if (left !== undefined && right !== undefined) found.set(left.text, right);
    }
  }
  return found;
}

function partsOf(
  read: readonly ReadField[],
  meta: ReadonlyMap<string, SyntaxNode>,
  {
    isAbstract,
    bases,
    range,
    name,
  }: {
    readonly name: string;
    readonly isAbstract: boolean;
    readonly bases: readonly SyntaxNode[];
    readonly range: TableFact["range"];
  },
): Parts {
  const key = read.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ column }) => column.name);
  const isOwnRoot = bases.some(({ text }) => /^(?:models\.)?Model$/.test(text));
  const id: readonly ColumnFact[] =
    key.length > 0 || isAbstract || !isOwnRoot
      ? []
      : [{ name: "id", type: "bigint", nullable: false, range }];
  const inherited = bases.flatMap(({ text }) => userColumns(text, range));
  const columns = [...id, ...inherited, ...read.map(({ column }) => column)];
  const names = new Map(read.map(({ column }) => [column.field ?? column.name, column.name]));
  const primaryKey = key.length > 0 ? key : id.map((one) => one.name);
  return {
    columns,
    indexes: [...fieldIndexes(read), ...indexesIn(meta, (field) => names.get(field) ?? field)],
    foreignKeys: read.flatMap(({ foreignKey }) => withSelf(foreignKey, name)),
    ...(primaryKey.length > 0 && { primaryKey }),
  };
}

export function fieldIndexes(read: readonly ReadField[]): readonly IndexFact[] {
  return read
    .filter(({ isUnique, isIndexed, isPrimaryKey }) => !isPrimaryKey && (isUnique || isIndexed))
    .map(({ column, isUnique }) => ({ columns: [column.name], unique: isUnique }));
}

const ofUsers: Readonly<Record<string, string>> = {
  AbstractBaseUser: "password last_login",
  PermissionsMixin: "is_superuser",
  AbstractUser:
    "password last_login is_superuser username first_name last_name email is_staff is_active date_joined",
};

/** Columns that Django's own classes for users lend. */
function userColumns(base: string, range: TableFact["range"]): readonly ColumnFact[] {
  const name = base.slice(base.lastIndexOf(".") + 1);
  if (!Object.hasOwn(ofUsers, name)) return [];
  return (ofUsers[name] ?? "").split(" ").map((column) => ({ name: column, range }));
}
