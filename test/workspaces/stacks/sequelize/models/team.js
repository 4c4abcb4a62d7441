const { DataTypes, Model } = require("sequelize");

class Team extends Model {
  static setup(sequelize) {
    super.init(
      {
        displayName: { type: DataTypes.STRING, allowNull: false },
        size: { type: DataTypes.VIRTUAL },
      },
      { sequelize, underscored: true, paranoid: true },
    );
  }
}

module.exports = Team;
