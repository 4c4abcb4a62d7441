import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { given } from "../../facts/given.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ColumnFact, TableChange } from "../../facts/tableFacts.ts";
import { linkNamed, type Chain, type Link } from "../javascriptStores/chain.ts";
import { columnSteps } from "./columnSteps.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import { meantNames } from "./meantNames.ts";
import { spelledIn } from "./spelled.ts";
import { textOf, textsIn } from "../javascriptStores/records.ts";
import { isTakenBack } from "./takenBack.ts";

/** What `db.schema` does to tables in a migration's `up`. */
export function kyselyChanges(chains: readonly Chain[], file: Reading): readonly TableChange[] {
  const steps = chains
    .filter(({ node, receiver }) => /\bschema$/.test(receiver?.text ?? "") && !isTakenBack(node))
    .flatMap((chain) => stepsOf(chain, file));
  return changesOf(steps, file);
}

/** "public.users as u" is users. */
export const bareName = (table: string): string =>
  table.replace(/\s+as\s+\w+$/i, "").replace(/^public\./, "");

function stepsOf(chain: Chain, file: Reading): readonly Step[] {
  return meantNames(chain.links[0]?.args[0], file).flatMap(({ name, call }) =>
    stepsOn(name, chain, rangeOf(call ?? chain.node)).map((one) =>
      spelledIn(file.scopeOf(chain.node), one),
    ),
  );
}

function stepsOn(name: string, chain: Chain, range: ColumnFact["range"]): readonly Step[] {
  const [first, ...rest] = chain.links;
  const table = bareName(name);
  switch (first?.name ?? "") {
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
  const read = steps[name];
  return own === undefined || read === undefined ? [] : read(own, args, table, range);
}

type ReadStep = (
  own: string,
  args: Link["args"],
  table: string,
  range: ColumnFact["range"],
) => readonly Step[];

const steps: Readonly<Partial<Record<string, ReadStep>>> = {
  addColumn: (name, args, table, range) =>
    addColumn({ table, name, type: args[1], options: args[2], range }),
  dropColumn: (column, _, table, range) => [{ op: "dropColumn", table, column, range }],
  renameColumn: (column, args, table, range) => [
    { op: "renameColumn", table, column, to: textOf(args[1]) ?? "", range },
  ],
  renameTo: (to, _, table, range) => [{ op: "renameTable", table, to, range }],
  alterColumn: (name, args, table, range) => alterColumn(name, args[1]?.text ?? "", table, range),
  addUniqueConstraint: (name, args, table, range) => [
    { op: "addIndex", table, index: { name, columns: textsIn(args[1]), unique: true }, range },
  ],
  addPrimaryKeyConstraint: (_, args, table, range) => [
    { op: "setPrimaryKey", table, columns: textsIn(args[1]), range },
  ],
  addForeignKeyConstraint: (_, args, table, range) => {
    const foreignKey = { columns: textsIn(args[1]), table: textOf(args[2]) ?? "" };
    return [{ op: "addForeignKey", table, foreignKey, range }];
  },
};

interface AddedColumn {
  readonly table: string;
  readonly name: string;
  readonly type: SyntaxNode | undefined;
  /** `(col) => col.notNull()`. */
  readonly options: SyntaxNode | undefined;
  readonly range: ColumnFact["range"];
}

const fills = /\.(?:defaultTo|autoIncrement|generated\w+)\(/;

function addColumn({ table, name, type, options, range }: AddedColumn): readonly Step[] {
  const said = options?.text ?? "";
  const isPrimary = said.includes(".primaryKey(");
  const kind = textOf(type) ?? type?.text.replace(/^sql`|`$/g, "").slice(0, 60);
  const references = /\.references\(\s*["'`]([\w.]+)\.\w+["'`]/.exec(said)?.[1];
  const column: ColumnFact = {
    name,
    nullable: !(isPrimary || said.includes(".notNull(")),
    ...given({ type: kind, hasDefault: fills.test(said) ? true : undefined }),
    range,
  };
  return columnSteps({
    op: "addColumn",
    table,
    column,
    isPrimary,
    ...given({ references, index: said.includes(".unique(") ? ("unique" as const) : undefined }),
  });
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
