export const makeAll = async (db: Pool, names: string[], column: string) => {
  for (const name of names) {
    await db.query(`CREATE TABLE IF NOT EXISTS ${name} (id int)`);
    await db.query(`ALTER TABLE spaces ADD COLUMN ${column} int`);
  }
};
