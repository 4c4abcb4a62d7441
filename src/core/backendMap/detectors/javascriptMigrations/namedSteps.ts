import type { Range } from "../../../findings/finding.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Step } from "./migrationSteps.ts";
import { nameOf } from "./spelled.ts";

/** A call of a migration that changes a table. */
export interface Change {
  readonly args: readonly SyntaxNode[];
  readonly table: string;
  readonly range: Range;
}

/** What tools that name the table first and then the column say alike. */
export const namedSteps = {
  dropTable: ({ table, range }: Change): readonly Step[] => [{ op: "dropTable", table, range }],
  removeColumn: ({ args, table, range }: Change): readonly Step[] => {
    const column = nameOf(args[1]);
    return column === undefined ? [] : [{ op: "dropColumn", table, column, range }];
  },
  renameColumn: ({ args, table, range }: Change): readonly Step[] => {
    const [column, to] = [nameOf(args[1]), nameOf(args[2])];
    if (column === undefined || to === undefined) return [];
    return [{ op: "renameColumn", table, column, to, range }];
  },
};
