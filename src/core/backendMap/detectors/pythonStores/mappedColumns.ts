import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { readColumn, type ReadColumn } from "./columns.ts";

/** Calls that are a column: SQLAlchemy's own, and what projects make of them. */
export function isColumnCall(call: SyntaxNode): boolean {
  const { name } = calleeOf(call);
  if (name === "deferred") return argumentsOf(call)[0]?.type === "call";
  return /^(?:Column|mapped_column|primary_key|reference_col|Field)$|[a-z]Column$/.test(name);
}

/** A column of a class: its type and whether it can be null may stand in the annotation alone. */
export function annotatedColumn(
  field: string,
  type: SyntaxNode | undefined,
  value: SyntaxNode | undefined,
): ReadColumn {
  const annotation = type === undefined ? undefined : said(type.text);
  const call = columnOf(value);
  if (call === undefined) return withType(bare(field, type, annotation?.isOptional), annotation);
  // Without an annotation a column can be null.
  const given = { name: field, isNullable: annotation?.isOptional ?? true };
  return withType(special(call, field) ?? readColumn(call, given), annotation);
}

/** What the annotation says counts where the call names no type. */
function withType(read: ReadColumn, annotation: { readonly type: string } | undefined): ReadColumn {
  const type = read.column.type ?? annotation?.type;
  return { ...read, column: { ...read.column, ...(type !== undefined && { type }) } };
}

function columnOf(value: SyntaxNode | undefined): SyntaxNode | undefined {
  if (value === undefined) return undefined;
  const inner = calleeOf(value).name === "deferred" ? argumentsOf(value)[0] : undefined;
  const sqlmodel = keywordsOf(value).get("sa_column");
  return inner ?? (sqlmodel?.type === "call" ? sqlmodel : value);
}

/** Short cuts of projects that begin with them: `primary_key("Org")`, `reference_col("users")`. */
function special(call: SyntaxNode, field: string): ReadColumn | undefined {
  const { name } = calleeOf(call);
  if (name !== "primary_key" && name !== "reference_col") return undefined;
  const table = argumentsOf(call)[0]?.text.replace(/^["']|["']$/g, "");
  const isKey = name === "primary_key";
  return {
    column: { name: field, nullable: false, range: rangeOf(call) },
    foreignKeys: isKey || table === undefined ? [] : [{ columns: [field], table }],
    indexes: [],
    isPrimaryKey: isKey,
  };
}

function bare(field: string, type: SyntaxNode | undefined, nullable?: boolean): ReadColumn {
  const range = rangeOf(type?.parent ?? type ?? fieldlessError(field));
  return {
    column: { name: field, ...(nullable !== undefined && { nullable }), range },
    foreignKeys: [],
    indexes: [],
    isPrimaryKey: false,
  };
}

function fieldlessError(field: string): never {
  throw new Error(`${field} has neither a type nor a value.`);
}

/** `Mapped[Optional[str]]`, `str | None`. */
function said(text: string): { readonly type: string; readonly isOptional: boolean } {
  const inner = /^(?:\w+\.)?Mapped\[\s*([\s\S]*)\]$/.exec(text)?.[1] ?? text;
  const isOptional = /\bOptional\[|\|\s*None\b|\bNone\s*\|/.test(inner);
  const type = inner
    .replace(/^(?:\w+\.)?Optional\[\s*([\s\S]*)\]$/, "$1")
    .replace(/\s*\|\s*None\b|\bNone\s*\|\s*/g, "");
  return { type: type.slice(0, 60), isOptional };
}
