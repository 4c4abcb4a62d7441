import type { ProjectFact, SomeFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import { readDdl } from "../../sql/ddl/readDdl.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { operationOf, type Step } from "./alembicSteps.ts";

/** Migrations of Alembic: what `upgrade` does, in the order in which revisions follow each other. */
export const alembic: Stack = {
  name: "alembic",
  languages: ["python"],
  markers: /\bdown_revision\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const order = orderOf(file);
  const tableChanges = nodesOf(file.root, "call").flatMap((node): readonly TableChange[] => {
    if (isUndone(node)) return [];
    const placed = (step: Step): TableChange => ({ ...step, order, range: rangeOf(node) });
    const { name, object } = calleeOf(node);
    if (object === undefined) return [];
    if (name === "execute") return executed(node, order);
    const table = batchTable(object);
    return operationOf(node, name, table).map(placed);
  });
  return { tableChanges, project: revisionOf(file) };
}

/** Which revision the file is, and which it follows: the files' names and times need not agree. */
function revisionOf(file: Reading): ProjectFact {
  const given = new Map<string, readonly string[]>();
  for (const node of nodesOf(file.root, "assignment")) {
    const right = fieldOf(node, "right");
    if (right !== undefined) given.set(wordOf(node, "left"), textsIn(right));
  }
  const revision = given.get("revision")?.[0] ?? "";
  const follows = [...(given.get("down_revision") ?? []), ...(given.get("depends_on") ?? [])];
  return { kind: "other", name: "revision", values: { revision, follows: follows.join() } };
}

function textsIn(node: SyntaxNode): readonly string[] {
  const text = literalOf(node);
  if (text !== undefined) return [text];
  return childrenOf(node).flatMap((one) => literalOf(one) ?? []);
}

/** By the time that the file was made, where revisions do not follow each other. */
function orderOf({ text, path }: Reading): string {
  const created = /^Create Date:\s*([\d-]+[ T][\d:.]+)/m.exec(text)?.[1];
  return created ?? path.slice(path.lastIndexOf("/") + 1);
}

/** What only `downgrade` does is not what the database is like. */
function isUndone(node: SyntaxNode): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type !== "function_definition") continue;
    return /^downgrade|^_?(?:drop|revert|undo)_/.test(wordOf(around, "name"));
  }
  return false;
}

function executed(node: SyntaxNode, order: string): readonly TableChange[] {
  const [given] = argumentsOf(node);
  const inner = given?.type === "call" ? argumentsOf(given)[0] : given;
  const sql = literalOf(inner);
  if (sql === undefined) return [];
  return readDdl(sql, order).map((change) => ({ ...change, range: rangeOf(node) }));
}

/** The table of `with op.batch_alter_table("users") as batch_op:` around a step. */
function batchTable(object: SyntaxNode): string | undefined {
  if (object.type !== "identifier" || object.text === "op") return undefined;
  for (let around = object.parent; around !== null; around = around.parent) {
    if (around.type !== "with_statement") continue;
    const items = nodesOf(around, "with_item").flatMap((one) => childrenOf(one));
    const own = items.find((one) => one.text.endsWith(` as ${object.text}`));
    const call = own && nodesOf(own, "call")[0];
    if (call !== undefined && calleeOf(call).name === "batch_alter_table") {
      return literalOf(argumentsOf(call)[0] ?? keywordsOf(call).get("table_name"));
    }
  }
  return undefined;
}
