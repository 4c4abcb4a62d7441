class Crates {
  async ready() {}

  async fill() {}
}

module.exports = Crates;
