module.exports = {
  up: async (queryInterface, Sequelize) => {
    await queryInterface.createTable("users", {
      id: { type: Sequelize.UUID, primaryKey: true, allowNull: false },
      email: { type: Sequelize.STRING(120), allowNull: false, unique: true },
      nick: Sequelize.STRING,
    });
    await queryInterface.sequelize.query(`ALTER TABLE users RENAME COLUMN nick TO handle`);
    await queryInterface.renameColumn("users", "handle", "name");
    await queryInterface.addColumn("users", "teamId", {
      type: Sequelize.UUID,
      references: { model: "teams", key: "id" },
    });
    await queryInterface.addIndex("users", ["teamId", "name"], { concurrently: true });
  },
  down: async (queryInterface) => {
    await queryInterface.dropTable("users");
  },
};
