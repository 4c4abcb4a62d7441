const Router = require("@koa/router");

const router = new Router();
router.get("/boats", (ctx) => {
  ctx.body = [];
});

module.exports = router;
