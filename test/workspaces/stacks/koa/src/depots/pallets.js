exports.Pallets = class {
  constructor(ctx) {
    this.ctx = ctx;
  }

  async ready() {}

  async all() {}

  async stack() {}
};
