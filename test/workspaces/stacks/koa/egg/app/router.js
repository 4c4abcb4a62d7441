"use strict";

module.exports = (app) => {
  const { router, controller, middleware } = app;
  router.get("/moorings", controller.moorings.list);
  router.put("tie", "/moorings/:id", middleware.auth(), controller.api.shipMoorings.tie);
  router.post("/moorings", "moorings.add");
  router.resources("/piers", controller.piers);
};
