exports.up = function (db, callback) {
  return db.addColumn("members", "nick", { type: "string" }, callback);
};
