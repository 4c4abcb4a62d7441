import type { QueryColumn } from "../../backendMap.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import { snakeCase } from "../javascriptModels/naming.ts";
import type { Link } from "./rustChains.ts";

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  filter: "filter",
  having: "filter",
  order_by: "sort",
  order_by_asc: "sort",
  order_by_desc: "sort",
  order_by_with_nulls: "sort",
  cursor_by: "sort",
  column: "read",
  columns: "read",
  column_as: "read",
  select_column: "read",
  col_expr: "write",
  set: "write",
};

/**
 * Columns that the calls of a chain name: `Column::Email`, `user::Column::Email`; a bare one is of the
 * entity that the query is of.
 */
export function seaOrmColumns(
  links: readonly Link[],
  entity: string,
  file: Reading,
): readonly QueryColumn[] {
  return links.flatMap(({ name, args }) => {
    const use = uses[name];
    if (use === undefined) return [];
    // Of an assignment the column stands first; behind it may be what it is computed from.
    const said = use === "write" ? args.slice(0, 1) : args;
    return said.flatMap((one) => namedIn(one, use, entity, file));
  });
}

function namedIn(
  node: SyntaxNode,
  use: QueryColumn["use"],
  entity: string,
  file: Reading,
): readonly QueryColumn[] {
  return nodesOf(node, "scoped_identifier").flatMap((one) => {
    const [, owner = "", column] = /^(?:(.*)::)?Column::(\w+)$/s.exec(one.text) ?? [];
    if (column === undefined) return [];
    const path = one.childForFieldName("path");
    const of = owner === "" || path === null ? entity : entityBeside(file.valueOf(path));
    return [{ name: snakeCase(column), table: of, use }];
  });
}

/** The words of the entity that stands beside `user::Column`. */
function entityBeside(column: ReturnType<Reading["valueOf"]>): string {
  return wordsOf(
    "name" in column && column.name === "Column" ? { ...column, name: "Entity" } : column,
  );
}
