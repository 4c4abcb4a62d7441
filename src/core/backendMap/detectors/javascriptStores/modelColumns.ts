import type { QueryColumn } from "../../backendMap.ts";
import { childrenOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Link } from "./chain.ts";
import { entriesOf, entryOf, isFalse, textOf, textsIn } from "./records.ts";
import { rowsIn } from "./rows.ts";

type Use = QueryColumn["use"];

/** Methods whose first argument is the condition itself, and not options that hold one. */
const conditions =
  /By$|ByOrFail$|One$|^find$|Many$|Documents$|AndUpdate$|AndDelete$|AndReplace$|^exists?$|^delete|^count$/;
/** Methods that are given the condition first, and then what is to be set. */
const changes = /AndUpdate$|AndReplace$|^update(?:One|Many)?$|^replaceOne$/;

/** The columns that a model's method names in its arguments. */
export function methodColumns(
  method: string,
  args: readonly SyntaxNode[],
  table: string,
): readonly QueryColumn[] {
  const named = (names: readonly string[], use: Use): readonly QueryColumn[] =>
    fieldsAmong(names).map((name) => ({ name, table, use }));
  const [first, second] = args;
  const where = args.map((one) => entryOf(one, "where")).find((one) => one !== undefined);
  const isChange = where === undefined && changes.test(method) && args.length > 1;
  const isDirect = where === undefined && (isChange || conditions.test(method));
  const options = args.find((one) => entryOf(one, "order", "orderBy", "sort") !== undefined);
  const selected = entryOf(first, "attributes", "select");
  const order = entryOf(options, "order", "orderBy", "sort");
  const isData = /^(?:create|bulkCreate|insert|save|update$|upsert)/.test(method);
  const data = isChange ? second : isData ? first : undefined;
  return [
    ...named(selectedIn(selected), "read"),
    ...named(keysIn(where ?? (isDirect ? first : undefined)), "filter"),
    ...named(sortsIn(order), "sort"),
    ...named(rowsIn(data).flatMap(setIn), "write"),
  ];
}

/** What Mongoose's chain says behind the method: `.select("name -mail")`, `.sort({ at: -1 })`. */
export function chainedColumns(links: readonly Link[], table: string): readonly QueryColumn[] {
  return links.flatMap(({ name, args: [first] }) => {
    if (name === "sort") return fieldsAmong(sortsIn(first)).map((one) => as(one, table, "sort"));
    const isSelect = name === "select" && !textsOf(first).some((one) => one.startsWith("-"));
    const read = isSelect ? [...textsOf(first), ...selectedIn(first)] : [];
    return fieldsAmong(read).map((one) => as(one, table, "read"));
  });
}

const as = (name: string, table: string, use: Use): QueryColumn => ({ name, table, use });

/** A path into a value is of the column that holds it. */
const fieldsAmong = (names: readonly string[]): readonly string[] =>
  names.map((one) => one.replace(/^[-+]|\..*$/gs, "")).filter((one) => /^[A-Za-z_]\w*$/.test(one));

/** `{ id }`, `[{ id }, { mail }]`, `{ $or: [{ id }] }`. */
function keysIn(node: SyntaxNode | undefined): readonly string[] {
  if (node?.type === "array") return childrenOf(node).flatMap(keysIn);
  return entriesOf(node).flatMap(({ key, value }) =>
    /^\$(?:or|and|nor)$/.test(key) ? keysIn(value) : [key],
  );
}

/** `{ name }`, `{ $set: { name }, $inc: { seen: 1 } }`. */
function setIn(row: SyntaxNode): readonly string[] {
  return entriesOf(row).flatMap(({ key, value }) =>
    key.startsWith("$") ? entriesOf(value).map((one) => one.key) : [key],
  );
}

/** `["id", "name"]`, `{ id: true, name: true }`. */
function selectedIn(node: SyntaxNode | undefined): readonly string[] {
  if (node?.type !== "object") return node?.type === "array" ? textsIn(node) : [];
  return entriesOf(node).flatMap(({ key, value }) =>
    isFalse(value) || value.text === "0" ? [] : [key],
  );
}

/** `{ createdAt: "DESC" }`, `[["createdAt", "DESC"]]`, `"-createdAt name"`. */
function sortsIn(order: SyntaxNode | undefined): readonly string[] {
  if (order?.type === "object") return entriesOf(order).map(({ key }) => key);
  if (order?.type !== "array") return textsOf(order);
  return childrenOf(order).flatMap((one) => {
    if (one.type === "object") return sortsIn(one);
    const first = one.type === "array" ? childrenOf(one)[0] : one;
    return textOf(first) ?? [];
  });
}

const textsOf = (node: SyntaxNode | undefined): readonly string[] =>
  (textOf(node) ?? "").split(/\s+/).filter((one) => one !== "");
