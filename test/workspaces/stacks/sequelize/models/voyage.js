const { DataTypes, Model } = require("sequelize");

class Voyage extends Model {
  static init(sequelize) {
    super.init({ title: DataTypes.STRING }, { sequelize, modelName: "voyage", timestamps: false });
    const { captain } = sequelize.models;
    captain.hasMany(Voyage, { onDelete: "CASCADE" });
    Voyage.belongsTo(captain);
    Voyage.belongsTo(captain, { as: "relief" });
  }

  static longest(limit) {
    return this.findAll({ order: [["title", "DESC"]], limit });
  }
}

class Captain extends Model {
  static init(sequelize) {
    super.init(
      { name: DataTypes.STRING },
      { sequelize, modelName: "captain", underscored: true, timestamps: false },
    );
    Captain.belongsTo(sequelize.models.captain, { as: "mentor", foreignKey: { name: "taught_by" } });
  }
}

module.exports = { Voyage, Captain };
