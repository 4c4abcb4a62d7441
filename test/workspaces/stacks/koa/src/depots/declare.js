exports.declare = (router, base, Controller, action, path, verb) => {
  router[verb](base + path, async (ctx) => {
    const controller = new Controller(ctx);
    await controller.ready(ctx);
    await controller[action].call(controller, ctx);
  });
};
