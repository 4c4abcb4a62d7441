const Koa = require("koa");
const routes = require("./routes");

class Harbour extends Koa {
  constructor(settings) {
    super(settings);
    this.answerRoutes();
  }

  answerRoutes() {
    this.use(routes.routes());
    this.use(routes.allowedMethods());
  }
}

module.exports = Harbour;
