import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../stack.ts";
import type { ColumnFact, QueryFact, TableRef } from "../../storeFacts.ts";
import { chainOf, linkNamed, type Chain, type Link } from "./chain.ts";
import { changesOf, type Step } from "./migrationSteps.ts";
import { entriesOf, textOf, textsIn } from "./records.ts";
import { javascriptIds, surroundingsOf } from "./surroundings.ts";
import { isTakenBack } from "./takenBack.ts";

/** Kysely: `db.selectFrom("users")`, and `db.schema` in migrations. */
export const kysely: Stack = {
  name: "kysely",
  languages: javascriptIds,
  markers: /kysely|\.(?:selectFrom|insertInto|updateTable|deleteFrom)\(/i,
  detect: (file) => {
    const chains = nodesOf(file.root, "call_expression").flatMap((node) => chainOf(node) ?? []);
    const given = givenIn(chains);
    const steps = chains
      .filter(({ node, receiver }) => /\bschema$/.test(receiver?.text ?? "") && !isTakenBack(node))
      .flatMap(stepsOf);
    return {
      tableChanges: /kysely/i.test(file.text) ? changesOf(steps, file) : [],
      queries: chains.flatMap((one) => queryOf(one, file, given) ?? []),
    };
  },
};

const begins = new Map([
  ["selectFrom", false],
  ["insertInto", true],
  ["updateTable", true],
  ["deleteFrom", true],
  ["replaceInto", true],
  ["mergeInto", true],
]);

/** Names of queries that `with` gives are no tables. */
function givenIn(chains: readonly Chain[]): ReadonlySet<string> {
  const links = chains.flatMap(({ links: all }) =>
    all.filter(({ name }) => name.startsWith("with")),
  );
  return new Set(links.flatMap(({ args }) => (textOf(args[0]) ?? "").replace(/\(.*$/s, "")));
}

const bare = (table: string): string => table.replace(/\s+as\s+\w+$/i, "").replace(/^public\./, "");

function queryOf(chain: Chain, file: Reading, given: ReadonlySet<string>): QueryFact | undefined {
  const first = chain.links.find(({ name }) => begins.has(name));
  const named = textsIn(first?.args[0]);
  if (first === undefined || named.length === 0) return undefined;
  const isWrite = begins.get(first.name) === true;
  const others = chain.links
    .filter(({ name }) => /Join(?:Lateral)?$/.test(name) || name === "from" || name === "using")
    .flatMap(({ args }) => textsIn(args[0]));
  const refsOf = (names: readonly string[]): readonly TableRef[] =>
    names.map(bare).flatMap((table) => (given.has(table) ? [] : [{ table }]));
  const [refs, joins] = [refsOf(named), refsOf(others)];
  if (refs.length + joins.length === 0) return undefined;
  const tables = [...named, ...others];
  return {
    ...surroundingsOf(chain.node, file),
    reads: isWrite ? joins : [...refs, ...joins],
    writes: isWrite ? refs : [],
    columns: chain.links.flatMap((one) => columnsOf(one, tables)),
    ...(!isWrite && { limited: isLimited(chain) }),
  };
}

function isLimited(chain: Chain): boolean {
  if (linkNamed(chain, "limit", "fetch", "top", "executeTakeFirst", "executeTakeFirstOrThrow")) {
    return true;
  }
  const selected = linkNamed(chain, "select")?.args[0]?.text ?? "";
  return (
    /\bfn\.(?:count|countAll|sum|max|min|avg)\b/.test(selected) && !linkNamed(chain, "groupBy")
  );
}

const uses: Readonly<Record<string, QueryColumn["use"]>> = {
  select: "read",
  returning: "read",
  where: "filter",
  whereRef: "filter",
  orderBy: "sort",
  values: "write",
  set: "write",
};

/** "users.name as n" is name of users, and so is "u.name" from "users as u". */
function columnsOf({ name, args }: Link, tables: readonly string[]): readonly QueryColumn[] {
  const use = uses[name];
  if (use === undefined) return [];
  const keys = entriesOf(args[0]).map(({ key }) => key);
  return [...textsIn(args[0]), ...keys].flatMap((one) => {
    const found = /^(?:(\w+)\.)?(\w+)(?:\s+as\s+\w+)?(?:\s+(?:asc|desc))?$/i.exec(one);
    if (found === null) return [];
    const [, alias, column = ""] = found;
    const owner = tables.find((each) => each.endsWith(` ${alias}`) || bare(each) === alias);
    const sole = tables.length === 1 ? tables[0] : undefined;
    const table = alias === undefined ? sole : (owner ?? undefined);
    return [{ name: column, use, ...(table !== undefined && { table: bare(table) }) }];
  });
}

function stepsOf(chain: Chain): readonly Step[] {
  const [first, ...rest] = chain.links;
  const name = textOf(first?.args[0]);
  if (first === undefined || name === undefined) return [];
  const table = bare(name);
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
  return [{ op: "addIndex", table: bare(table), index, range: rangeOf(chain.node) }];
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
