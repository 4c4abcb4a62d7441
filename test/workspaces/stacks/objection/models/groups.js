const { Model } = require("objection");

class Group extends Model {
  static relationMappings = () => ({
    owners: {
        relation: Model.HasManyRelation,
        modelClass: "users",
        join: { from: "people.groupId", to: "groups.id" },
      },
      owner: {
      relation: Model.BelongsToOneRelation,
      modelClass: require("./users"),
      join: { from: "groups.ownerId", to: "people.id" },
    },
  });
}
Group.tableName = "groups";

module.exports = Group;
