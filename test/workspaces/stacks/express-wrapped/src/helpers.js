const helpers = module.exports;

// router, path, middlewares (optional), controller
helpers.page = function (...args) {
  const [router, path] = args;
  const controller = args[args.length - 1];
  router.get(path, helpers.wrapped(controller));
  router.get(`${path}.json`, helpers.wrapped(controller));
};

helpers.verb = function (router, verb, path, controller) {
  router[verb](path, async (req, res) => controller(req, res));
};

helpers.wrapped = (controller) => (req, res, next) => controller(req, res).catch(next);
