module.exports = (sequelize, DataTypes) => {
  const Badge = sequelize.define("Badge", { label: DataTypes.STRING }, { timestamps: false });
  Badge.associate = (models) => {
    Badge.belongsToMany(models.User, {
      through: "user_badges",
      as: "owners",
      foreignKey: "badge_id",
      otherKey: "user_id",
      timestamps: false,
    });
    Badge.hasMany(models.Award, { as: "awards" });
    Badge.belongsToMany(models.Team, { through: "Award" });
  };
  return Badge;
};
