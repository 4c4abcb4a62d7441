import type { SomeFacts } from "../../facts/facts.ts";
import type { TableChange } from "../../facts/tableFacts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/python/calls.ts";
import type { Reading } from "../../reading/stack.ts";
import { ddlAt } from "../../sql/ddl/ddlAt.ts";
import { isUndone, migrationPlace, type MigrationPlace } from "../sql/migrationFile.ts";
import { schemaOf } from "../sql/sqlFile.ts";

/** A string with its text, what code fills in left out. */
export interface DdlText {
  readonly node: SyntaxNode;
  readonly text: string;
}

/** What strings of SQL do to tables: steps in a file of migrations, whole tables in any other. */
export function pythonDdl(texts: readonly DdlText[], file: Reading): SomeFacts {
  if (isUndone(file.path)) return {};
  const place = placeOf(file.path);
  const changes = texts
    .filter(({ node }) => !isTakenBack(node))
    .flatMap(({ node, text }): readonly TableChange[] =>
      ddlAt(text, node.startPosition, place?.order ?? ""),
    )
    .filter(isNamed);
  if (place !== undefined) {
    return { tableChanges: changes.map((one) => ({ ...one, unit: place.unit })) };
  }
  return changes.length > 0 ? schemaOf(file.path, changes) : {};
}

/** Code may fill in the very name of what is changed. */
function isNamed(change: TableChange): boolean {
  const hasColumns = change.op !== "addIndex" || change.index.columns.length > 0;
  return hasColumns && (change.table !== "" || change.op === "dropIndex");
}

/** A module may hold all migrations, one function each. */
function placeOf(path: string): MigrationPlace | undefined {
  const isWhole = /(?:^|\/)(?:\w+_)?migrations?\.py$/.test(path);
  return isWhole ? { unit: path, order: "" } : migrationPlace(path, "");
}

function isTakenBack(node: SyntaxNode): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type !== "function_definition") continue;
    if (/^(?:down|downgrade|rollback|revert|undo)(?:_|$)/.test(wordOf(around, "name"))) return true;
  }
  return false;
}
