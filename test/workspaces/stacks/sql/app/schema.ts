export const makeAll = async (db: Pool, names: string[], column: string) => {
  for (const name of names) {
    await db.query(`CREATE TABLE IF NOT EXISTS ${name} (id int)`);
    await db.query(`ALTER TABLE spaces ADD COLUMN ${column} int`);
  }
};

export const versions = [
  () => makeVisits(),
  () => "ALTER TABLE visits ADD COLUMN seen int",
  () => "CREATE TABLE visits_of_old AS SELECT * FROM visits",
];

function makeVisits(): string {
  return "CREATE TABLE IF NOT EXISTS visits (id int NOT NULL)";
}
