import type { QueryFact, TableRef } from "../../facts/queryFacts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf } from "../../languages/python/calls.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { fieldsSet, heldRow, isTypedParameter } from "./heldRows.ts";
import { functionAround } from "./laterChains.ts";
import { modelGiven } from "./modelGiven.ts";
import { sessionSurroundings, surroundingsOf } from "./surroundings.ts";

/** What a session is given or writes: `session.add(User(…))`, `session.get(User, id)`, `session.commit()`. */
export function sessionCall(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const { name, object } = calleeOf(node);
  if (!/session|^db$/i.test(object?.text ?? "")) return [];
  const [given] = argumentsOf(node);
  if (given === undefined) return /^(?:commit|flush)$/.test(name) ? committed(node, file) : [];
  if (name === "get" && /^[A-Z]/.test(given.text)) return [gotten(node, given, file)];
  if (!/^(?:add|add_all|delete|merge|bulk_\w+)$/.test(name)) return [];
  const rows = rowsIn(given).map((one) => writtenRow(one, file));
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      reads: [],
      writes: rows.flatMap(({ refs }) => refs),
      columns: name === "delete" ? [] : rows.flatMap(({ columns }) => columns),
      ...sessionSurroundings(node),
    },
  ];
}

function gotten(node: SyntaxNode, model: SyntaxNode, file: Reading): QueryFact {
  return {
    scope: file.scopeOf(node),
    range: rangeOf(node),
    reads: [{ value: file.valueOf(model) }],
    writes: [],
    columns: [{ name: "id", table: model.text, use: "filter" }],
    ...surroundingsOf(node),
    limited: true,
  };
}

/** What of a list of records: each of them, or what a comprehension makes. */
function rowsIn(given: SyntaxNode): readonly SyntaxNode[] {
  if (given.type === "list") return given.namedChildren.slice(0, 8);
  const body = given.type === "list_comprehension" ? fieldOf(given, "body") : undefined;
  return [body ?? given];
}

interface WrittenRow {
  readonly refs: readonly TableRef[];
  readonly columns: QueryFact["columns"];
}

/** A row by the model that it was made or asked of, with the columns that it was given. */
function writtenRow(row: SyntaxNode, file: Reading): WrittenRow {
  const { given, fields } = heldRow(row);
  const model = modelGiven(given);
  const value = file.valueOf(model ?? row);
  const refs: readonly TableRef[] =
    model === undefined && isSpelled(row) ? [{ value }, { value: unspelled(row) }] : [{ value }];
  return { refs, columns: columnsWritten(fields, value) };
}

const columnsWritten = (fields: readonly string[], value: Value): QueryFact["columns"] =>
  fields.map((name) => ({ name, table: wordsOf(value), use: "write" }));

/** `customer_order`, which may be called like its model. */
const isSpelled = ({ type, text }: SyntaxNode): boolean =>
  type === "identifier" && text.includes("_");

const unspelled = ({ text }: SyntaxNode): Value => ({
  kind: "name",
  name: text.replaceAll("_", ""),
});

/**
 * Rows that were asked for and set before a commit, and that no session is handed: the columns of
 * each, where the function says of which model it is.
 */
function committed(node: SyntaxNode, file: Reading): readonly QueryFact[] {
  const body = functionAround(node);
  if (body === undefined) return [];
  const since = committedBefore(body, node);
  const names = new Set(
    nodesOf(body, "assignment", "augmented_assignment").flatMap((one) => {
      const left = fieldOf(one, "left");
      const owner = left?.type === "attribute" ? fieldOf(left, "object") : undefined;
      return owner?.type === "identifier" && isBetween(one, since, node) ? [owner.text] : [];
    }),
  );
  return [...names].flatMap((name) => changedRow({ name, since, commit: node }, body, file));
}

/** Where the commit before this one ends in the same function. */
function committedBefore(body: SyntaxNode, commit: SyntaxNode): number {
  const earlier = nodesOf(body, "call").filter(
    (one) => one.endIndex < commit.startIndex && calleeOf(one).name === calleeOf(commit).name,
  );
  return earlier.at(-1)?.endIndex ?? 0;
}

const isBetween = ({ startIndex }: SyntaxNode, since: number, commit: SyntaxNode): boolean =>
  startIndex > since && startIndex < commit.startIndex;

interface Change {
  readonly name: string;
  readonly since: number;
  readonly commit: SyntaxNode;
}

function changedRow(
  { name, since, commit }: Change,
  body: SyntaxNode,
  file: Reading,
): readonly QueryFact[] {
  const isAdded = new RegExp(`\\.(?:add|merge)\\(\\s*${name}\\b`).test(body.text);
  const set = fieldsSet(body, name).filter(({ node }) => isBetween(node, since, commit));
  const [first] = isAdded ? [] : set;
  const row = first && fieldOf(fieldOf(first.node, "left") ?? first.node, "object");
  if (row === undefined) return [];
  const model = modelGiven(heldRow(row).given) ?? (isTypedParameter(row) ? row : undefined);
  if (model === undefined) return [];
  const value = file.valueOf(model);
  return [
    {
      scope: file.scopeOf(commit),
      range: rangeOf(commit),
      reads: [],
      writes: [{ value }],
      columns: columnsWritten([...new Set(set.map(({ field }) => field))], value),
      ...sessionSurroundings(commit),
    },
  ];
}
