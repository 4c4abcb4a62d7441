import type { ColumnFact, ForeignKeyFact, IndexFact } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";

/** A field of a class, given as a call: `name = CharField(max_length=20)`. */
export interface RecordField {
  readonly field: string;
  readonly call: SyntaxNode;
  /** The class of the field: "CharField". */
  readonly kind: string;
}

/** The fields of a class whose classes are called so. */
export function fieldsOfClass(body: SyntaxNode, words: RegExp): readonly RecordField[] {
  return childrenOf(body).flatMap((statement): readonly RecordField[] => {
    const assignment =
      statement.type === "expression_statement" ? childrenOf(statement)[0] : undefined;
    if (assignment?.type !== "assignment") return [];
    const [left, call] = [fieldOf(assignment, "left"), fieldOf(assignment, "right")];
    if (left?.type !== "identifier" || call?.type !== "call") return [];
    const { words: callee, name } = calleeOf(call);
    return words.test(callee) ? [{ field: left.text, call, kind: name }] : [];
  });
}

/** What `class Meta` says. */
export function metaOf(body: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const meta = childrenOf(body).find(
    (one) => one.type === "class_definition" && fieldOf(one, "name")?.text === "Meta",
  );
  const said = meta === undefined ? [] : nodesOf(meta, "assignment");
  return new Map(
    said.flatMap((one) => {
      const [left, right] = [fieldOf(one, "left"), fieldOf(one, "right")];
      return left && right ? [[left.text, right] as const] : [];
    }),
  );
}

const types: Readonly<Record<string, string>> = {
  Auto: "integer",
  BigAuto: "bigint",
  BigInt: "bigint",
  BigInteger: "bigint",
  Boolean: "boolean",
  Char: "varchar",
  CharEnum: "varchar",
  Date: "date",
  DateTime: "datetime",
  Datetime: "datetime",
  Decimal: "decimal",
  Double: "double",
  FixedChar: "char",
  Float: "double",
  Int: "integer",
  IntEnum: "smallint",
  Integer: "integer",
  JSON: "json",
  SmallInt: "smallint",
  SmallInteger: "smallint",
  Text: "text",
  Time: "time",
  TimeDelta: "bigint",
  Timestamp: "integer",
  UUID: "uuid",
};

/** What a field is called in the table, and whether it is one of its keys. */
export interface ReadRecordField {
  readonly column: ColumnFact;
  readonly foreignKeys: readonly ForeignKeyFact[];
  readonly indexes: readonly IndexFact[];
  readonly isPrimaryKey: boolean;
}

const relation = /^(?:ForeignKey|OneToOne)Field$/;

/** A field as a column; a field that leads to another model holds its key. */
export function readRecordField({ field, call, kind }: RecordField): ReadRecordField {
  const keywords = keywordsOf(call);
  const named = ["source_field", "column_name", "db_column"].flatMap(
    (one) => literalOf(keywords.get(one)) ?? [],
  );
  const says = (...names: readonly string[]): boolean =>
    names.some((one) => keywords.get(one)?.text === "True");
  const usual = relation.test(kind) && !field.endsWith("_id") ? `${field}_id` : field;
  const name = named[0] ?? usual;
  const to = relatedModel({ field, call, kind });
  const type = to === undefined ? typeOf(kind, keywords) : undefined;
  const isPrimaryKey = says("pk", "primary_key", "generated") || /^(?:Big)?AutoField$/.test(kind);
  return {
    column: {
      name,
      ...(type !== undefined && { type }),
      nullable: says("null"),
      ...(hasDefault(keywords) && { hasDefault: true }),
      ...(name !== field && { field }),
      range: rangeOf(call),
    },
    foreignKeys: to === undefined ? [] : [{ columns: [name], table: to }],
    indexes: indexesOf(name, says, isPrimaryKey, kind),
    isPrimaryKey,
  };
}

function indexesOf(
  column: string,
  says: (...names: readonly string[]) => boolean,
  isPrimaryKey: boolean,
  kind: string,
): readonly IndexFact[] {
  if (isPrimaryKey) return [];
  const unique = says("unique") || kind === "OneToOneField";
  return unique || says("index", "db_index") ? [{ columns: [column], unique }] : [];
}

function typeOf(kind: string, keywords: ReadonlyMap<string, SyntaxNode>): string {
  const base = kind.replace(/Field$/, "");
  const type = Object.hasOwn(types, base) ? (types[base] ?? base) : base;
  const length = keywords.get("max_length")?.text ?? "";
  return type === "varchar" && /^\d+$/.test(length) ? `varchar(${length})` : type;
}

const hasDefault = (keywords: ReadonlyMap<string, SyntaxNode>): boolean =>
  keywords.has("default") ||
  ["auto_now", "auto_now_add"].some((one) => keywords.get(one)?.text === "True");

/** The model that a field leads to: `User`, "models.User"; "self" is the own one. */
export function relatedModel({ call, kind }: RecordField): string | undefined {
  if (!relation.test(kind) && kind !== "ManyToManyField") return undefined;
  const given = argumentOf(call, 0, "model") ?? keywordsOf(call).get("model_name");
  const words = literalOf(given) ?? given?.text;
  return words?.slice(words.lastIndexOf(".") + 1);
}
