class Accounts {
  update(id, changes) {
    return this.keeper.keep(id, changes);
  }
}

/** Called as what holds models is, and after a table: none of both is a model. */
const models = { voyage: new Accounts() };

exports.rename = (id, name) => models.voyage.update(id, { name });
exports.close = (models, id) => models.voyages.update(id, { closed: true });
