import assert from "node:assert/strict";
import { readSql } from "../../../../src/core/backendMap/sql/query/readSql.ts";

const queries: readonly (readonly [string, string])[] = [
  [
    "SELECT id, name FROM users WHERE email = $1 LIMIT 1",
    "reads users; read users.id read users.name filter users.email; limited",
  ],
  [
    "select * from users where at > now() - interval ? second order by created_at nulls last",
    "reads users; filter users.at sort users.created_at; unlimited",
  ],
  [
    "select id from users where id = ? or match nick against (? in boolean mode) order by id limit 9",
    "reads users; read users.id filter users.id sort users.id; limited",
  ],
  [
    "UPDATE users SET at = TIMESTAMPADD(SECOND, ?, CURRENT_TIMESTAMP) WHERE id = ?",
    "writes users; write users.at filter users.id",
  ],
  [
    'INSERT INTO users (id) VALUES (1) ON CONFLICT ON CONSTRAINT "users_pk" DO NOTHING',
    "writes users; write users.id",
  ],
  ["select * from users order by created_at desc", "reads users; sort users.created_at; unlimited"],
  [
    "SELECT COUNT(*) FROM orders o WHERE o.state = 'open'",
    "reads orders; filter orders.state; limited",
  ],
  [
    "SELECT state, count(*) n FROM orders GROUP BY state ORDER BY n",
    "reads orders; read orders.state; unlimited",
  ],
  [
    "SELECT u.id, o.total AS sum FROM public.users AS u LEFT JOIN orders o ON o.user_id = u.id WHERE total > ? ORDER BY sum",
    "reads users, orders; read users.id read orders.total join orders.user_id join users.id filter total; unlimited",
  ],
  [
    "SELECT u.id FROM users u JOIN orders o ON o.user_id = u.id AND o.state = $1",
    "reads users, orders; read users.id join orders.user_id join users.id filter orders.state; unlimited",
  ],
  [
    "SELECT u.id FROM users u LEFT JOIN orders o ON o.user_id = u.id AND o.state = $1",
    "reads users, orders; read users.id join orders.user_id join users.id join orders.state; unlimited",
  ],
  [
    "SELECT CAST(at AS TIMESTAMP WITH TIME ZONE) AS day FROM users LIMIT 1",
    "reads users; read users.at; limited",
  ],
  [
    "INSERT INTO users (id, name) VALUES (?, ?) ON CONFLICT (id) DO UPDATE SET name = EXCLUDED.name RETURNING id",
    "writes users; write users.id write users.name read users.name read users.id",
  ],
  [
    "INSERT INTO archive (id) SELECT id FROM orders WHERE at < now()",
    "reads orders; writes archive; write archive.id read orders.id filter orders.at",
  ],
  ["INSERT INTO t VALUES (1) ON DUPLICATE KEY UPDATE n = n + 1", "writes t; write t.n read t.n"],
  [
    "INSERT INTO t (a) SELECT b FROM u WHERE c = ? ON DUPLICATE KEY UPDATE a = IF(d > b, d, b)",
    "reads u; writes t; write t.a read u.b filter u.c",
  ],
  [
    "SELECT a FROM t WHERE b = 'it\\'s \\'so\\'' AND c = 1",
    "reads t; read t.a filter t.b filter t.c; unlimited",
  ],
  [
    "UPDATE orders SET state = ?, total = total + 1 WHERE id IN (SELECT order_id FROM items)",
    "reads items; writes orders; write orders.state write orders.total read orders.total filter orders.id read order_id",
  ],
  [
    "UPDATE u SET u.name = 'x' FROM [dbo].[Users] u JOIN teams t ON t.id = u.team_id",
    "reads teams; writes Users; write Users.name join teams.id join Users.team_id",
  ],
  [
    "insert or replace into days (`day`, `mean`) with means as (select day, avg(n) m from visits group by day) select day, m from means",
    "reads visits; writes days; write days.day write days.mean read visits.day read visits.n read day read m",
  ],
  [
    "INSERT INTO days WITH RECURSIVE means (day) AS (SELECT day FROM visits) SELECT day FROM means",
    "reads visits; writes days; read visits.day read day",
  ],
  [
    "WITH free AS (SELECT id FROM parts) INSERT INTO teams (id, part_id) VALUES ($1, (SELECT id FROM free LIMIT 1))",
    "reads parts; writes teams; write teams.id write teams.part_id read parts.id read id",
  ],
  [
    "SELECT u.name FROM unnest($1) AS t(id) JOIN users u ON u.id = t.id",
    "reads users; read users.name join users.id join id",
  ],
  ["DELETE FROM sessions WHERE expires_at < NOW()", "writes sessions; filter sessions.expires_at"],
  [
    "DELETE s FROM sessions s JOIN users u ON u.id = s.user_id",
    "reads users; writes sessions; join users.id join sessions.user_id",
  ],
  [
    "WITH recent AS (SELECT id FROM orders WHERE at > $1), x (a) AS (SELECT 1) SELECT r.id FROM recent r JOIN items i ON i.order_id = r.id FETCH FIRST 10 ROWS ONLY",
    "reads items, orders; read id join items.order_id join id read orders.id filter orders.at; limited",
  ],
  [
    "SELECT id FROM a UNION ALL SELECT id FROM b LIMIT 5",
    "reads a, b; read a.id read b.id; limited",
  ],
  ["SELECT TOP 10 * FROM logs", "reads logs; limited"],
  [
    "SELECT l.id FROM logs l TABLESAMPLE SYSTEM_ROWS(5) WHERE l.level > 2",
    "reads logs; read logs.id filter logs.level; limited",
  ],
  [
    "SELECT EXTRACT(EPOCH FROM created_at), x::double precision FROM jobs WHERE a IS DISTINCT FROM b FOR UPDATE SKIP LOCKED",
    "reads jobs; read jobs.created_at read jobs.x filter jobs.a filter jobs.b; unlimited",
  ],
  [
    "MERGE INTO stock s USING moves m ON (s.id = m.id) WHEN MATCHED THEN UPDATE SET n = m.n WHEN NOT MATCHED THEN INSERT (id, n) VALUES (m.id, m.n)",
    "reads moves; writes stock; join stock.id join moves.id write n read moves.n write id read moves.id",
  ],
  [
    "SELECT jsonb_extract_path_text(j.body, VARIADIC string_to_array(?, '.')), listagg(j.id, ',' ON OVERFLOW TRUNCATE) FROM jobs j",
    "reads jobs; read jobs.body read jobs.id; unlimited",
  ],
  ["SELECT * FROM {} WHERE id = {}", "; filter id; unlimited"],
  ["SELECT 1", "; limited"],
  [
    'select u.a from users u, teams t where u.name = "x"',
    "reads users, teams; read users.a filter users.name; unlimited",
  ],
  [
    "SELECT x FROM (SELECT id AS x FROM a) d WHERE EXISTS (SELECT 1 FROM b WHERE b.id = d.x)",
    "reads a, b; read x read a.id filter b.id filter x; unlimited",
  ],
  ["TRUNCATE TABLE a", "writes a"],
];

const prose = [
  "select an option from the list",
  "Select a plan from the list below",
  "Select users from team",
  "Update available: set your clock",
  "Delete from the cart",
  "update your profile to set a name",
  "with great power",
  "insert coin into slot",
  "Select the file (or none) from your disk",
  "SELECT ..., COUNT(*) FROM users",
  "CREATE TABLE a (id int)",
  "delete",
  "selected from users",
  "",
];

function lineOf(text: string): string {
  const query = readSql(text);
  if (query === undefined) return "no query";
  const tables = [
    ...(query.reads.length > 0 ? [`reads ${query.reads.join(", ")}`] : []),
    ...(query.writes.length > 0 ? [`writes ${query.writes.join(", ")}`] : []),
  ].join("; ");
  const columns = query.columns.map(({ name, table, use }) =>
    table === undefined ? `${use} ${name}` : `${use} ${table}.${name}`,
  );
  const limited = query.limited === undefined ? [] : [query.limited ? "limited" : "unlimited"];
  return [tables, ...(columns.length > 0 ? [columns.join(" ")] : []), ...limited].join("; ");
}

describe("readSql", () => {
  for (const [text, expected] of queries) {
    it(`reads ${text}`, () => {
      assert.equal(lineOf(text), expected);
    });
  }

  for (const text of prose) {
    it(`takes no query for what is "${text}"`, () => {
      assert.equal(readSql(text), undefined);
    });
  }
});
