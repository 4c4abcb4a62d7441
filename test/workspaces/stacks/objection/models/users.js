const { Model } = require("objection");

module.exports = class User extends Model {
  static get tableName() {
    return "people";
  }

  static get jsonSchema() {
    return {
      type: "object",
      required: ["email"],
      properties: {
        id: { type: "integer" },
        email: { type: "string" },
        nick: { type: ["string", "null"] },
      },
    };
  }

  static get relationMappings() {
    return {
      groups: {
        relation: Model.ManyToManyRelation,
        modelClass: require("./groups"),
        join: {
          from: "people.id",
          through: { from: "memberships.personId", to: "memberships.groupId" },
          to: "groups.id",
        },
      },
      boss: {
        relation: Model.BelongsToOneRelation,
        modelClass: User,
        join: { from: "people.bossId", to: "people.id" },
      },
    };
  }
};
