const User = require("../models/users");

exports.one = (id) => User.query().findById(id).withGraphFetched("[boss, groups.owner]");

exports.list = (app) => app.models.people.query().where("email", "like", "%@a.example");

exports.rename = async (id, nick, trx) => {
  const user = await User.query(trx).findById(id);
  await user.$query(trx).patch({ nick });
};

exports.joinGroups = async (id, groups) => {
  const person = await User.query().findOne({ id });
  for (const group of groups) await person.$relatedQuery("groups").relate(group);
};

exports.groupsOf = (id) => User.relatedQuery("groups").for(id).orderBy("name");

exports.raw = (pool, sql) => pool.query(sql);

exports.renameBy = (id, nick) => User.query().patchAndFetchById(id, { nick });

exports.addAll = (nicks) => User.query().insertAndFetch(nicks.map((nick) => ({ nick })));

exports.dissolve = (id) => User.relatedQuery("groups").for(id).hardDelete();
exports.ownersOf = (group) => group.$relatedQuery("owners").limit(2);
