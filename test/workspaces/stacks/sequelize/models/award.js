module.exports = (sequelize, DataTypes) =>
  sequelize.define("Award", { badgeId: DataTypes.INTEGER }, { tableName: "awards", timestamps: false });
