const async = require("async");

exports.up = (db, cb) =>
  async.series(
    [
      db.createTable.bind(db, "parts", {
        id: { type: "int", primaryKey: true },
        label: { type: "string" },
      }),
      db.addColumn.bind(db, "parts", "weight", { type: "int", notNull: true }),
    ],
    cb,
  );

exports.down = (db, cb) => db.dropTable("parts", cb);
