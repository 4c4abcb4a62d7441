import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../stack.ts";
import type { ColumnFact, TableChange } from "../../storeFacts.ts";
import { linkNamed, type Chain, type Link } from "./chain.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import { textOf, textsIn } from "./records.ts";
import { isTakenBack } from "./takenBack.ts";

/** What `db.schema` does to tables in a migration's `up`. */
export function kyselyChanges(chains: readonly Chain[], file: Reading): readonly TableChange[] {
  const steps = chains
    .filter(({ node, receiver }) => /\bschema$/.test(receiver?.text ?? "") && !isTakenBack(node))
    .flatMap(stepsOf);
  return changesOf(steps, file);
}

/** "public.users as u" is users. */
export const bareName = (table: string): string =>
  table.replace(/\s+as\s+\w+$/i, "").replace(/^public\./, "");

function stepsOf(chain: Chain): readonly Step[] {
  const [first, ...rest] = chain.links;
  const name = textOf(first?.args[0]);
  if (first === undefined || name === undefined) return [];
  const table = bareName(name);
  const range = rangeOf(chain.node);
  switch (first.name) {
    case "createTable": {
      const made = rest.flatMap((link) => tableSteps(link, table));
      return [
        { op: "createTable", table, range, columns: [], indexes: [], foreignKeys: [] },
        ...made,
      ];
    }
    case "alterTable":
      return rest.flatMap((link) => tableSteps(link, table));
    case "dropTable":
      return [{ op: "dropTable", table, range }];
    case "createIndex":
      return indexSteps(chain, name);
    case "dropIndex":
      return [{ op: "dropIndex", table: "", index: name, range }];
    case "createView":
      return [{ op: "createView", table, range }];
    default:
      return [];
  }
}

function indexSteps(chain: Chain, name: string): readonly Step[] {
  const table = textOf(linkNamed(chain, "on")?.args[0]);
  const listed = chain.links.filter((one) => one.name === "column" || one.name === "columns");
  const columns = listed
    .flatMap(({ args }) => textsIn(args[0]))
    .map((one) => one.replace(/\s.*$/, ""));
  if (table === undefined) return [];
  const index = { name, columns, unique: linkNamed(chain, "unique") !== undefined };
  return [{ op: "addIndex", table: bareName(table), index, range: rangeOf(chain.node) }];
}

function tableSteps({ name, args, node }: Link, table: string): readonly Step[] {
  const own = textOf(args[0]);
  const property = fieldOf(fieldOf(node, "function") ?? node, "property") ?? node;
  const range = { start: rangeOf(property).start, end: rangeOf(node).end };
  if (own === undefined) return [];
  switch (name) {
    case "addColumn":
      return addColumn({ table, name: own, type: args[1], options: args[2], range });
    case "dropColumn":
      return [{ op: "dropColumn", table, column: own, range }];
    case "renameColumn":
      return [{ op: "renameColumn", table, column: own, to: textOf(args[1]) ?? "", range }];
    case "renameTo":
      return [{ op: "renameTable", table, to: own, range }];
    case "alterColumn":
      return alterColumn(own, args[1]?.text ?? "", table, range);
    case "addUniqueConstraint":
      return [
        {
          op: "addIndex",
          table,
          index: { name: own, columns: textsIn(args[1]), unique: true },
          range,
        },
      ];
    case "addPrimaryKeyConstraint":
      return [{ op: "setPrimaryKey", table, columns: textsIn(args[1]), range }];
    case "addForeignKeyConstraint":
      return [
        {
          op: "addForeignKey",
          table,
          foreignKey: { columns: textsIn(args[1]), table: textOf(args[2]) ?? "" },
          range,
        },
      ];
    default:
      return [];
  }
}

interface AddedColumn {
  readonly table: string;
  readonly name: string;
  readonly type: SyntaxNode | undefined;
  /** `(col) => col.notNull()`. */
  readonly options: SyntaxNode | undefined;
  readonly range: ColumnFact["range"];
}

function addColumn({ table, name, type, options, range }: AddedColumn): readonly Step[] {
  const said = options?.text ?? "";
  const isPrimary = said.includes(".primaryKey(");
  const kind = textOf(type) ?? type?.text.replace(/^sql`|`$/g, "").slice(0, 60);
  const to = /\.references\(\s*["'`]([\w.]+)\.\w+["'`]/.exec(said)?.[1];
  const column: ColumnFact = {
    name,
    ...(kind !== undefined && { type: kind }),
    nullable: !(isPrimary || said.includes(".notNull(")),
    ...(/\.(?:defaultTo|autoIncrement|generated\w+)\(/.test(said) && { hasDefault: true }),
    range,
  };
  return [
    { op: "addColumn", table, column, range },
    ...(isPrimary ? [{ op: "setPrimaryKey", table, columns: [name], range } as const] : []),
    ...(said.includes(".unique(")
      ? [{ op: "addIndex", table, index: { columns: [name], unique: true }, range } as const]
      : []),
    ...(to === undefined
      ? []
      : [
          {
            op: "addForeignKey",
            table,
            foreignKey: { columns: [name], table: to },
            range,
          } as const,
        ]),
  ];
}

function alterColumn(
  name: string,
  said: string,
  table: string,
  range: ColumnFact["range"],
): readonly Step[] {
  const type = /setDataType\(\s*["'`]([^"'`]+)/.exec(said)?.[1];
  const nullable = said.includes("dropNotNull")
    ? true
    : said.includes("setNotNull")
      ? false
      : undefined;
  const column = {
    name,
    ...(type !== undefined && { type }),
    ...(nullable !== undefined && { nullable }),
    range,
  };
  return [{ op: "alterColumn", table, column, range }];
}
