const Koa = require("koa");
const mount = require("koa-mount");
const { authenticate } = require("./middleware/authenticate");
const routes = require("./routes");

const app = new Koa();
const status = new Koa();

status.use(require("./routes/status").middleware());
app.use(mount("/ops", status));
app.use(routes.routes()).use(routes.allowedMethods());

module.exports = app;
