const { Router } = require("express");

const chains = Router();
chains.put("/:id", (req, res) => res.json({}));

module.exports = chains;
