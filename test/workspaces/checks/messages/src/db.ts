import pg from "pg";
export const db = new pg.Pool({
  connectionString: process.env.DATABASE_URL,
  user: process.env.DATABASE_USER,
  password: process.env.DATABASE_PASSWORD,
  // Silent: the code says what holds without them.
  max: Number(process.env.DATABASE_POOL || 5),
  ssl: process.env.DATABASE_TLS === "on",
  ...(process.env.DATABASE_NAME ? { database: process.env.DATABASE_NAME } : {}),
});
