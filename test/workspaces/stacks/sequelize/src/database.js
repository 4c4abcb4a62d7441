class Database {
  get models() {
    return this.sequelize.models;
  }

  get voyageModel() {
    return this.models.voyage;
  }

  async open() {
    await this.models.captain.destroy({ where: { name: "" } });
    return this.voyageModel.count({ include: { model: this.captainModel } });
  }
}

module.exports = new Database();
