import type { TableFact } from "../../facts/tableFacts.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";
import { basesOf } from "../pythonStores/modelNames.ts";
import { readRecordField, relatedModel, type RecordField } from "./recordFields.ts";

interface Described {
  readonly node: SyntaxNode;
  readonly fields: readonly RecordField[];
  readonly meta: ReadonlyMap<string, SyntaxNode>;
  /** The table's name, where the class says one. */
  readonly table: string | undefined;
  readonly isAbstract: boolean;
  /** It has a key of its own making where its fields name none. */
  readonly hasOwnId: boolean;
  /** What its rows go by in the models that it leads to, where the field does not say. */
  readonly back: string;
}

/** The table of a class with a field for each column. */
export function recordTable(
  { node, fields, meta, table, isAbstract, hasOwnId, back }: Described,
  file: Reading,
): TableFact {
  const model = wordOf(node, "name");
  const read = fields.filter(({ kind }) => kind !== "ManyToManyField").map(readRecordField);
  const keys = read.filter(({ isPrimaryKey }) => isPrimaryKey).map(({ column }) => column.name);
  const range = rangeOf(node);
  const isMade = keys.length === 0 && hasOwnId && !isAbstract;
  const id = isMade ? [{ name: "id", type: "integer", nullable: false, range }] : [];
  const primaryKey = isMade ? ["id"] : keys;
  const self = (to: string): string => (to === "self" ? model : to);
  return {
    origin: "model",
    name: table ?? model.toLowerCase(),
    model,
    scope: file.scopeOf(node),
    range,
    bases: basesOf(node).map(file.valueOf),
    columns: [...id, ...read.map(({ column }) => column)],
    indexes: [...read.flatMap(({ indexes }) => indexes), ...togetherIn(meta)],
    foreignKeys: read.flatMap(({ foreignKeys }) =>
      foreignKeys.map((one) => ({ ...one, table: self(one.table) })),
    ),
    ...(primaryKey.length > 0 && { primaryKey }),
    ...relationsOf(fields, self, back),
    ...(isAbstract && { isAbstract: true }),
  };
}

function relationsOf(
  fields: readonly RecordField[],
  self: (to: string) => string,
  usualBack: string,
): Pick<TableFact, "relations" | "relationsBack"> {
  const found = fields.flatMap((one) => {
    const to = relatedModel(one);
    if (to === undefined) return [];
    const keywords = keywordsOf(one.call);
    const named = literalOf(keywords.get("related_name") ?? keywords.get("backref"));
    return [{ field: one.field, to: self(to), back: named ?? usualBack }];
  });
  if (found.length === 0) return {};
  const back = Map.groupBy(found, (one) => one.back);
  return {
    relations: Object.fromEntries(found.map(({ field, to }) => [field, to])),
    relationsBack: Object.fromEntries(
      [...back].map(([name, all]) => [name, all.map(({ to }) => to)]),
    ),
  };
}

/** `unique_together = (("a", "b"),)`. */
function togetherIn(meta: ReadonlyMap<string, SyntaxNode>): TableFact["indexes"] {
  const given = meta.get("unique_together");
  if (given === undefined) return [];
  const inner = given.namedChildren.filter(({ type }) => type === "tuple" || type === "list");
  return (inner.length > 0 ? inner : [given]).map((one) => ({
    columns: one.namedChildren.flatMap((name) => literalOf(name) ?? []),
    unique: true,
  }));
}

/** The classes of the same file that others there stand below. */
export const isBaseIn = (node: SyntaxNode, classes: readonly SyntaxNode[]): boolean =>
  classes.some((one) => basesOf(one).some(({ text }) => text === fieldOf(node, "name")?.text));
