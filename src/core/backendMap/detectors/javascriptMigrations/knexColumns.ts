import type { Range } from "../../../findings/finding.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import { given } from "../../facts/given.ts";
import type { ColumnFact } from "../../facts/tableFacts.ts";
import { linkNamed, type Chain, type Link } from "../javascriptStores/chain.ts";
import { entryOf, isTrue, textOf } from "../javascriptStores/records.ts";
import { columnSteps } from "./columnSteps.ts";
import type { Step } from "./migrationSteps.ts";
import { namesIn, nameOf } from "./spelled.ts";

type Build = (first: Link, table: string, range: Range, chain: Chain) => readonly Step[];

const column = (
  name: string,
  type: string,
  range: Range,
  more: Partial<ColumnFact> = {},
): ColumnFact => ({
  name,
  type,
  nullable: true,
  range,
  ...more,
});

const dropColumns: Build = ({ args }, table, range) =>
  args.flatMap(namesIn).map((one) => ({ op: "dropColumn", table, column: one, range }));

const indexed =
  (unique: boolean): Build =>
  ({ args }, table, range) => {
    const name = textOf(args[1]) ?? textOf(entryOf(args[1], "indexName"));
    const index = { columns: namesIn(args[0]), unique, ...(name !== undefined && { name }) };
    return [{ op: "addIndex", table, index, range }];
  };

const timestamps: Build = ({ args }, table, range) => {
  const isCamel = args.length > 2 ? isTrue(args[2]) : isTrue(entryOf(args[0], "useCamelCase"));
  const names = isCamel ? ["createdAt", "updatedAt"] : ["created_at", "updated_at"];
  return names.map((name) => ({
    op: "addColumn",
    table,
    column: column(name, "timestamp", range),
    range,
  }));
};

const nothing: Build = () => [];

const builds: Readonly<Partial<Record<string, Build>>> = {
  dropColumn: dropColumns,
  dropColumns,
  dropTimestamps: (_, table, range) =>
    ["created_at", "updated_at"].map((one) => ({ op: "dropColumn", table, column: one, range })),
  renameColumn: ({ args }, table, range) => [
    { op: "renameColumn", table, column: nameOf(args[0]) ?? "", to: nameOf(args[1]) ?? "", range },
  ],
  index: indexed(false),
  unique: indexed(true),
  primary: ({ args }, table, range) => [
    { op: "setPrimaryKey", table, columns: namesIn(args[0]), range },
  ],
  foreign: ({ args }, table, range, chain) => {
    const to = foreignTable(chain);
    if (to === undefined) return [];
    return [
      { op: "addForeignKey", table, foreignKey: { columns: namesIn(args[0]), table: to }, range },
    ];
  },
  timestamps,
  dropIndex: ({ args }, table, range) => [
    { op: "dropIndex", table, index: textOf(args[1]) ?? nameOf(args[0]) ?? "", range },
  ],
  dropUnique: nothing,
  dropForeign: nothing,
  dropPrimary: nothing,
  setNullable: ({ args }, table, range) =>
    nullability(nameOf(args[0]), { table, range, nullable: true }),
  dropNullable: ({ args }, table, range) =>
    nullability(nameOf(args[0]), { table, range, nullable: false }),
  comment: nothing,
  engine: nothing,
  charset: nothing,
  collate: nothing,
  inherits: nothing,
  check: nothing,
  queryContext: nothing,
};

function nullability(
  name: string | undefined,
  { table, range, nullable }: { table: string; range: Range; nullable: boolean },
): readonly Step[] {
  if (name === undefined) return [];
  return [{ op: "alterColumn", table, column: { name, nullable, range }, range }];
}

/** What a chain on the builder of a table does: `t.string("name").notNullable()`, `t.dropColumn("age")`. */
export function builtBy(chain: Chain, table: string): readonly Step[] {
  const [first] = chain.links;
  if (first === undefined) return [];
  const range = rangeOf(chain.node);
  const build = builds[first.name];
  if (build !== undefined) return build(first, table, range, chain);
  return columnOf(chain, first, table);
}

/** `t.string("name", 50).notNullable().references("id").inTable("users")`. */
function columnOf(chain: Chain, first: Link, table: string): readonly Step[] {
  const isId = /increments$/i.test(first.name);
  const name = first.args.length === 0 && isId ? "id" : nameOf(first.args[0]);
  if (name === undefined) return [];
  const has = (...names: readonly string[]): boolean => linkNamed(chain, ...names) !== undefined;
  const isPrimary = isId || has("primary");
  return columnSteps({
    op: has("alter") ? "alterColumn" : "addColumn",
    table,
    column: column(name, typeOf(first), rangeOf(chain.node), {
      nullable: !isPrimary && !has("notNullable"),
      ...given({ hasDefault: isId || has("defaultTo") ? true : undefined }),
    }),
    isPrimary,
    ...given({ index: indexOf(has), references: foreignTable(chain) }),
  });
}

function typeOf({ name, args }: Link): string {
  return name === "specificType" ? (textOf(args[1]) ?? "") : name;
}

function indexOf(has: (name: string) => boolean): "unique" | "plain" | undefined {
  if (has("unique")) return "unique";
  return has("index") ? "plain" : undefined;
}

/** `.references("id").inTable("users")`, `.references("users.id")`. */
function foreignTable(chain: Chain): string | undefined {
  const inTable = nameOf(linkNamed(chain, "inTable", "on")?.args[0]);
  const named = textOf(linkNamed(chain, "references")?.args[0]);
  return (
    inTable ?? (named?.includes(".") === true ? named.slice(0, named.lastIndexOf(".")) : undefined)
  );
}
