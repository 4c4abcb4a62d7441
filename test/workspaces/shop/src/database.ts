import { PGlite } from "@electric-sql/pglite";
import pg from "pg";

export interface Queryable {
  query<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
}

export interface Database extends Queryable {
  /** Commits when `work` resolves and rolls back when it rejects. Use only the handle it is given. */
  transaction<Result>(work: (tx: Queryable) => Promise<Result>): Promise<Result>;
  /** Runs a script of several statements. */
  script(sql: string): Promise<void>;
  close(): Promise<void>;
}

export async function openDatabase(url: string | undefined): Promise<Database> {
  return url === undefined ? openEmbedded() : openServer(url);
}

function openServer(url: string): Database {
  const pool = new pg.Pool({ connectionString: url, max: 10, connectionTimeoutMillis: 5_000 });
  const over = (client: pg.Pool | pg.PoolClient): Queryable => ({
    query: async (sql, values = []) => (await client.query(sql, [...values])).rows,
  });

  return {
    ...over(pool),
    transaction: async (work) => {
      const client = await pool.connect();
      try {
        await client.query("BEGIN");
        const result = await work(over(client));
        await client.query("COMMIT");
        return result;
      } catch (error) {
        await client.query("ROLLBACK");
        throw error;
      } finally {
        client.release();
      }
    },
    script: async (sql) => void (await pool.query(sql)),
    close: () => pool.end(),
  };
}

async function openEmbedded(): Promise<Database> {
  const lite = await PGlite.create();

  return {
    query: async <Row>(sql: string, values: readonly unknown[] = []) =>
      (await lite.query<Row>(sql, [...values])).rows,
    transaction: (work) =>
      lite.transaction((tx) =>
        work({
          query: async <Row>(sql: string, values: readonly unknown[] = []) =>
            (await tx.query<Row>(sql, [...values])).rows,
        }),
      ),
    script: async (sql) => void (await lite.exec(sql)),
    close: () => lite.close(),
  };
}
