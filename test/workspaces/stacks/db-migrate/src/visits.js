const knex = require("knex");

const db = knex({ client: "pg" });

// What `with` names is no table, neither for the builder nor in the texts beside it.
exports.longest = (limit) =>
  db
    .with("lasting", db.raw("select room, max(ended_at) as until from visits group by room"))
    .with("ranked", db.raw("select room, row_number() over (order by until) as rank from lasting"))
    .select("*")
    .from("ranked")
    .limit(limit);

exports.levels = () => db("members").select("id", "level");

exports.busiest = () => db("visits").select("room").count("* as visits").groupBy("room").first();
