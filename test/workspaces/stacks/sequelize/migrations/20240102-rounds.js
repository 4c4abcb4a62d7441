"use strict";

const TABLE = "rounds";

const addEdited = (queryInterface, tableName, Sequelize) =>
  queryInterface.addColumn(tableName, "edited_at", { type: Sequelize.DATE });

module.exports = {
  async up(queryInterface, Sequelize) {
    await queryInterface.createTable(TABLE, {
      id: { type: Sequelize.UUID, primaryKey: true },
      label: { type: Sequelize.STRING, allowNull: false },
    });
    await queryInterface.addIndex(TABLE, ["label"]);
    for (const tableName of [TABLE, "users"]) {
      await queryInterface.addColumn(tableName, "seen", { type: Sequelize.DATE });
    }
    await addEdited(queryInterface, TABLE, Sequelize);
  },

  async down(queryInterface) {
    await queryInterface.dropTable(TABLE);
  },
};
