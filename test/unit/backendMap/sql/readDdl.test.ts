import assert from "node:assert/strict";
import { readDdl } from "../../../../src/core/backendMap/sql/ddl/readDdl.ts";
import type { ColumnFact, TableChange } from "../../../../src/core/backendMap/facts/tableFacts.ts";

/** A change in one line, as `changes` below are written. */
function lineOf(change: TableChange): string {
  const write = lines[change.op] as (one: TableChange) => string;
  return write(change);
}

type Op = TableChange["op"];
const bare = ({ op, table }: TableChange): string => `${op} ${table}`;
const column = ({ name, type, nullable, hasDefault }: ColumnFact, open: string): string => {
  const not = nullable === false ? "!" : nullable === true ? open : "";
  return `${name}:${type ?? ""}${not}${hasDefault === true ? "=" : ""}`;
};

const lines: { readonly [K in Op]: (change: Extract<TableChange, { op: K }>) => string } = {
  createTable: ({ table, columns, indexes, foreignKeys, primaryKey, like = [] }) =>
    [
      `create ${table}`,
      ...columns.map((one) => column(one, "")),
      ...(primaryKey === undefined ? [] : [`pk(${primaryKey.join(",")})`]),
      ...indexes.map((one) => `${one.unique ? "unique" : "index"}(${one.columns.join(",")})`),
      ...foreignKeys.map((one) => `fk(${one.columns.join(",")})->${one.table}`),
      ...like.map((one) => `like ${one}`),
    ].join(" "),
  addColumn: ({ op, table, column: one }) => `${op} ${table}.${column(one, "?")}`,
  alterColumn: ({ op, table, column: one }) => `${op} ${table}.${column(one, "?")}`,
  dropColumn: (change) => `${bare(change)}.${change.column}`,
  renameColumn: (change) => `${bare(change)}.${change.column}->${change.to}`,
  renameTable: (change) => `${bare(change)}->${change.to}`,
  addIndex: ({ table, index: { name, columns, unique, concurrently } }) => {
    const how = `${unique ? "unique " : ""}${concurrently === true ? "concurrently " : ""}`;
    return `addIndex ${how}${name ?? ""} ${table}(${columns.join(",")})`;
  },
  dropIndex: (change) => `${bare(change)}.${change.index}`,
  addForeignKey: ({ table, foreignKey: { columns, table: to } }) =>
    `addForeignKey ${table}(${columns.join(",")})->${to}`,
  setPrimaryKey: (change) => `${bare(change)}(${change.columns.join(",")})`,
  dropTable: bare,
  createView: bare,
  fill: (change) => `${bare(change)}(${change.columns.join(",")})`,
  opaque: bare,
};

const cases: readonly (readonly [string, string, readonly string[]])[] = [
  [
    "a table of PostgreSQL",
    `CREATE TABLE IF NOT EXISTS public.orders (
       id bigserial PRIMARY KEY,
       "customerId" uuid NOT NULL REFERENCES customers(id) ON DELETE CASCADE,
       total numeric(10, 2) NOT NULL DEFAULT 0.00,
       placed_at timestamp with time zone DEFAULT now(),
       tags text[] DEFAULT '{}'::text[],
       note text DEFAULT NULL,
       CONSTRAINT total_positive CHECK (total >= 0),
       UNIQUE (id, "customerId")
     );`,
    [
      "create orders id:bigserial!= customerId:uuid! total:numeric(10,2)!= placed_at:timestamp with time zone= tags:text[]= note:text= pk(id) unique(id,customerId) fk(customerId)->customers",
    ],
  ],
  [
    "a table of MySQL",
    "CREATE TABLE `shop`.`Items` (`id` int(11) unsigned NOT NULL AUTO_INCREMENT COMMENT 'the (key), of it', `sku` varchar(40) CHARACTER SET utf8 NOT NULL, key varchar(20), `kind` enum('a','b') DEFAULT 'a', PRIMARY KEY (`id`), UNIQUE KEY `sku_key` (`sku`(10)), KEY `by_kind` (`kind`,`id`), CONSTRAINT `x` FOREIGN KEY (`kind`) REFERENCES `kinds` (`id`) ON UPDATE CASCADE) ENGINE=InnoDB DEFAULT CHARSET=utf8mb4;",
    [
      "create shop.Items id:int(11) unsigned!= sku:varchar(40)! key:varchar(20) kind:enum('a','b')= pk(id) unique(sku) index(kind,id) fk(kind)->kinds",
    ],
  ],
  [
    "a table of ClickHouse, found by what it is sorted by",
    `CREATE TABLE IF NOT EXISTS views (site UInt16, at DateTime) ENGINE = MergeTree()
     PARTITION BY toYYYYMM(at) ORDER BY (site, at) TTL at + INTERVAL 1 YEAR;`,
    ["create views site:UInt16 at:DateTime index(site,at)"],
  ],
  [
    "T-SQL without semicolons",
    `CREATE TABLE [dbo].[Users] (
       [UserId] INT IDENTITY(1,1) NOT NULL CONSTRAINT [PK_Users] PRIMARY KEY CLUSTERED,
       [Full Name] NVARCHAR(MAX) NULL
     )
     GO
     ALTER TABLE [dbo].[Users] WITH CHECK ADD CONSTRAINT [FK_a] FOREIGN KEY([TeamId]) REFERENCES [dbo].[Teams] ([Id])
     ALTER TABLE Users ADD Age int NOT NULL, Born date
     ALTER TABLE Users ALTER COLUMN Age bigint NULL
     ALTER TABLE Users DROP COLUMN Age, Born
     EXEC sp_rename 'dbo.Users.UserId', 'Id', 'COLUMN'
     GO`,
    [
      "create Users UserId:INT!= Full Name:NVARCHAR(MAX) pk(UserId)",
      "addForeignKey Users(TeamId)->Teams",
      "addColumn users.age:int!",
      "addColumn users.born:date?",
      "alterColumn users.age:bigint?",
      "dropColumn users.age",
      "dropColumn users.born",
      "renameColumn Users.UserId->Id",
    ],
  ],
  [
    "several actions in one statement",
    `alter table if exists only a
       add column if not exists b int not null default 1 unique,
       drop column if exists c cascade,
       alter column d type varchar(20) using d::varchar(20),
       alter d set not null,
       alter column e drop default,
       add constraint f foreign key (g, h) references other (g, h),
       add primary key (id),
       rename column i to j;
     alter table a rename to z;
     alter table z rename k to l`,
    [
      "addColumn a.b:int!=",
      "addIndex unique  a(b)",
      "dropColumn a.c",
      "alterColumn a.d:varchar(20)",
      "alterColumn a.d:!",
      "alterColumn a.e:",
      "addForeignKey a(g,h)->other",
      "setPrimaryKey a(id)",
      "renameColumn a.i->j",
      "renameTable a->z",
      "renameColumn z.k->l",
    ],
  ],
  [
    "actions of MySQL",
    "ALTER TABLE `t` ADD COLUMN `a` int AFTER `b`, ADD INDEX `i` (`a`), MODIFY `c` text NOT NULL, CHANGE COLUMN `d` `e` bigint NULL, DROP INDEX `j`, DROP PRIMARY KEY, DROP `f`, ADD (g int, h int), ENGINE=InnoDB; RENAME TABLE a TO b, c TO d;",
    [
      "addColumn t.a:int?",
      "addIndex i t(a)",
      "alterColumn t.c:text!",
      "renameColumn t.d->e",
      "alterColumn t.e:bigint?",
      "dropIndex t.j",
      "dropColumn t.f",
      "addColumn t.g:int?",
      "addColumn t.h:int?",
      "renameTable a->b",
      "renameTable c->d",
    ],
  ],
  [
    "indexes",
    `CREATE UNIQUE INDEX CONCURRENTLY IF NOT EXISTS users_email ON ONLY auth.users USING btree (lower(email) text_pattern_ops, team_id DESC NULLS LAST) WHERE deleted_at IS NULL;
     CREATE INDEX ON users (name);
     DROP INDEX CONCURRENTLY IF EXISTS users_email CASCADE;
     DROP INDEX by_name ON users`,
    [
      "addIndex unique concurrently users_email auth.users(lower(email) text_pattern_ops,team_id)",
      "addIndex  users(name)",
      "dropIndex .users_email",
      "dropIndex users.by_name",
    ],
  ],
  [
    "partitions, copies and views",
    `CREATE TABLE logs_1 PARTITION OF logs FOR VALUES FROM (1) TO (2);
     CREATE TABLE copy (LIKE logs INCLUDING ALL, extra int);
     CREATE TABLE child (c int) INHERITS (parent);
     CREATE TABLE twin LIKE logs;
     CREATE TABLE made AS SELECT id FROM logs;
     CREATE TEMPORARY TABLE scratch (id int);
     CREATE OR REPLACE VIEW v AS SELECT 1;
     CREATE MATERIALIZED VIEW m AS SELECT 1;
     DROP TABLE IF EXISTS a, "B" CASCADE;`,
    [
      "create logs_1 like logs",
      "create copy extra:int like logs",
      "create child c:int like parent",
      "create twin like logs",
      "create made",
      "opaque made",
      "createView v",
      "createView m",
      "dropTable a",
      "dropTable B",
    ],
  ],
  [
    "what stands in blocks, comments and copied rows",
    `-- CREATE TABLE no (id int);
     /* CREATE TABLE no (id int); */
     DO $$ BEGIN IF NOT EXISTS (SELECT 1) THEN ALTER TABLE a ADD b int; END IF; EXCEPTION WHEN duplicate_object THEN null; END $$;
     COPY a (id) FROM stdin;
1\tit's; CREATE TABLE no (id int);
\\.
     INSERT INTO a VALUES ('; CREATE TABLE no (id int);');
     COMMENT ON TABLE a IS 'create table';
     CREATE FUNCTION f() RETURNS int AS $fn$ CREATE TABLE no (id int); $fn$ LANGUAGE sql;
     CREATE TABLE yes (id int)`,
    ["addColumn a.b:int?", "create yes id:int"],
  ],
];

describe("readDdl", () => {
  for (const [title, text, expected] of cases) {
    it(`reads ${title}`, () => {
      assert.deepEqual(readDdl(text).map(lineOf), expected);
    });
  }

  it("takes a message that speaks of a statement for none", () => {
    assert.deepEqual(readDdl("CREATE TABLE query: %s"), []);
  });

  it("says where a column stands", () => {
    const [change] = readDdl("CREATE TABLE a (\n  id int,\n  name text NOT NULL\n);");

    assert(change?.op === "createTable");
    assert.deepEqual(change.columns[1]?.range, {
      start: { line: 2, character: 2 },
      end: { line: 2, character: 20 },
    });
  });

  it("says where a change in a block stands", () => {
    const [change] = readDdl("DO $x$\nBEGIN\n  ALTER TABLE a ADD b int;\nEND $x$;");

    assert.deepEqual(change?.range, {
      start: { line: 2, character: 2 },
      end: { line: 2, character: 25 },
    });
  });
});
