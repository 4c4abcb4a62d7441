const router = require("express").Router();
const helpers = require("./helpers");
const { verb } = helpers;

const controllers = {};
controllers.home = async (req, res) => res.end();
controllers.save = async (req, res) => res.end();

module.exports = function () {
  helpers.page(router, "/home", [helpers.wrapped], controllers.home);
  verb(router, "put", "/home", controllers.save);
  return router;
};

const pathOf = (name) => {
  let path = "/" + name;
  return path;
};
router.delete(pathOf("first"), controllers.home);
router.delete(pathOf("second"), controllers.home);
