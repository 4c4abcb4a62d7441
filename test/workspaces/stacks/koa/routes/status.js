import Router from "@koa/router";

const router = new Router();
router.all(["/live", "/ready"], (ctx) => {
  ctx.status = 204;
});
export default router;
module.exports = router;
