exports.up = async function (db) {
  await db.createTable("visits", {
    columns: {
      id: { type: "bigint", primaryKey: true },
      member_id: {
        type: "int",
        notNull: true,
        foreignKey: { name: "visits_member", table: "members", mapping: "id" },
      },
      place: { type: "string" },
    },
    ifNotExists: true,
  });
  await db.addColumn("members", "level", { type: "string", defaultValue: "new" });
  await db.removeColumn("members", "nick");
  await db.renameColumn("visits", "place", "room");
  await db.addIndex("visits", "visits_room", ["room"]);
  await db.runSql("ALTER TABLE visits ADD COLUMN ended_at timestamptz");
};

exports.down = (db) => db.removeColumn("members", "level");
