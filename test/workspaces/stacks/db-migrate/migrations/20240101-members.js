"use strict";

exports.up = function (db, callback) {
  return db.createTable(
    "members",
    {
      id: { type: "int", primaryKey: true, autoIncrement: true },
      email: { type: "string", length: 120, notNull: true, unique: true },
      nick: "string",
    },
    callback,
  );
};

exports.down = function (db, callback) {
  return db.dropTable("members", callback);
};
