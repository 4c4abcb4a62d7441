const { Controller } = require("egg");

class MooringsController extends Controller {
  async list() {}

  async add() {}
}

module.exports = MooringsController;
