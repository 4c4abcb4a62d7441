import type { ColumnFact, ForeignKeyFact } from "../../facts/tableFacts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";

/** A field of a model of Django as the database has it. */
export interface ReadField {
  readonly column: ColumnFact;
  readonly foreignKey?: ForeignKeyFact;
  readonly isUnique: boolean;
  readonly isIndexed: boolean;
  readonly isPrimaryKey: boolean;
}

/** A field that is a table of its own: whose records belong to which. */
export interface ReadLink {
  readonly field: string;
  /** The model at the other end; "self" is the own one. */
  readonly to: string;
  readonly table?: string;
}

const types: Readonly<Record<string, string>> = {
  AutoField: "integer",
  BigAutoField: "bigint",
  SmallAutoField: "smallint",
  BigIntegerField: "bigint",
  BinaryField: "binary",
  BooleanField: "boolean",
  CharField: "varchar",
  DateField: "date",
  DateTimeField: "datetime",
  DecimalField: "decimal",
  DurationField: "interval",
  EmailField: "varchar",
  FileField: "varchar",
  FilePathField: "varchar",
  FloatField: "double",
  ImageField: "varchar",
  IntegerField: "integer",
  GenericIPAddressField: "inet",
  JSONField: "json",
  NullBooleanField: "boolean",
  PositiveBigIntegerField: "bigint",
  PositiveIntegerField: "integer",
  PositiveSmallIntegerField: "smallint",
  SlugField: "varchar",
  SmallIntegerField: "smallint",
  TextField: "text",
  TimeField: "time",
  URLField: "varchar",
  UUIDField: "uuid",
};
const lengths: Readonly<Record<string, string>> = {
  EmailField: "254",
  FileField: "100",
  ImageField: "100",
  SlugField: "50",
  URLField: "200",
};

const relations = /^(?:\w*ForeignKey|TreeForeignKey|OneToOneField|ParentalKey|AutoOneToOneField)$/;
const links = /^(?:\w*ManyToManyField)$/;
/** Fields that the database does not have. */
const virtual = /^(?:GenericForeignKey|GenericRelation|CompositePrimaryKey)$|Manager$|QuerySet$/;

/** The model that a field leads to, whichever side holds the key; "self" is the own one. */
export function relatedModel(call: SyntaxNode): string | undefined {
  const { name } = calleeOf(call);
  return relations.test(name) || links.test(name) ? modelOf(argumentOf(call, 0, "to")) : undefined;
}

export const isMany = (call: SyntaxNode): boolean => links.test(calleeOf(call).name);

/** Whether a call makes a field: `models.CharField(…)`, a field of a package or of one's own. */
export function isFieldCall(call: SyntaxNode): boolean {
  const { words, name } = calleeOf(call);
  if (/^(?:forms|serializers|filters|django_filters|graphene|strawberry|fields)\./.test(words)) {
    return false;
  }
  if (virtual.test(name)) return false;
  return relations.test(name) || links.test(name) || /\wField$/.test(name);
}

/** The column of a field; undefined for what is no column. */
export function readField(field: string, call: SyntaxNode): ReadField | undefined {
  const { name } = calleeOf(call);
  if (links.test(name) || virtual.test(name)) return undefined;
  const isRelation = relations.test(name);
  const keywords = keywordsOf(call);
  const column = literalOf(keywords.get("db_column")) ?? (isRelation ? `${field}_id` : field);
  const { type, to } = meaningOf(name, call);
  return {
    column: {
      name: column,
      ...(type !== undefined && { type }),
      nullable: says(call, "null") || name === "NullBooleanField",
      ...(fills(name, call) && { hasDefault: true }),
      ...(column !== field && { field }),
      range: rangeOf(call),
    },
    ...(to !== undefined && { foreignKey: { columns: [column], table: to } }),
    ...keysOf(name, call),
  };
}

/** What Django writes into rows that are there: the default, the time, or an empty text. */
function fills(name: string, call: SyntaxNode): boolean {
  const keywords = keywordsOf(call);
  if (keywords.has("default") || keywords.has("db_default")) return true;
  if (says(call, "auto_now") || says(call, "auto_now_add")) return true;
  const isTextual = /(?:Char|Text|Slug|URL|Email|File|Image|FilePath|Binary)Field$/.test(name);
  return isTextual && says(call, "blank");
}

/** A type of its own, or the model that it refers to. */
function meaningOf(
  name: string,
  call: SyntaxNode,
): { readonly type?: string; readonly to?: string } {
  if (!relations.test(name)) return { type: typeOf(name, call) };
  const to = modelOf(argumentOf(call, 0, "to"));
  return to === undefined ? {} : { to };
}

function keysOf(
  name: string,
  call: SyntaxNode,
): Pick<ReadField, "isUnique" | "isIndexed" | "isPrimaryKey"> {
  const isOne = name === "OneToOneField";
  const isIndexed = name === "SlugField" || (relations.test(name) && !isOne);
  return {
    isUnique: says(call, "unique") || isOne,
    isIndexed: says(call, "db_index") || isIndexed,
    isPrimaryKey: says(call, "primary_key"),
  };
}

/** A many-to-many field that has no model of its own for its table. */
export function readLink(field: string, call: SyntaxNode): ReadLink | undefined {
  if (!links.test(calleeOf(call).name) || keywordsOf(call).has("through")) return undefined;
  const to = modelOf(argumentOf(call, 0, "to"));
  const table = literalOf(keywordsOf(call).get("db_table"));
  return to === undefined ? undefined : { field, to, ...(table !== undefined && { table }) };
}

const says = (call: SyntaxNode, keyword: string): boolean =>
  keywordsOf(call).get(keyword)?.text === "True";

function typeOf(name: string, call: SyntaxNode): string {
  const base = Object.hasOwn(types, name) ? (types[name] ?? name) : name.replace(/Field$/, "");
  if (base !== "varchar") return base;
  const length = keywordsOf(call).get("max_length")?.text ?? lengths[name];
  return length !== undefined && /^\d+$/.test(length) ? `varchar(${length})` : base;
}

/** The name of a model: `User`, "auth.User", `settings.AUTH_USER_MODEL`. */
function modelOf(node: SyntaxNode | undefined): string | undefined {
  if (node === undefined) return undefined;
  if (/AUTH_USER_MODEL$|get_user_model\(\)$/.test(node.text)) return "User";
  if (node.type === "call") return modelOf(argumentsOf(node)[0]);
  const words = literalOf(node) ?? (/^[\w.]+$/.test(node.text) ? node.text : undefined);
  return words?.slice(words.lastIndexOf(".") + 1);
}

/** A key to "self" is to the own model. */
export function withSelf(
  foreignKey: ReadField["foreignKey"],
  model: string,
): readonly NonNullable<ReadField["foreignKey"]>[] {
  if (foreignKey === undefined) return [];
  return [foreignKey.table === "self" ? { ...foreignKey, table: model } : foreignKey];
}
