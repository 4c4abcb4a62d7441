const { Router } = require("express");

const anchors = Router();
anchors.get("/", (req, res) => res.json([]));

module.exports = anchors;
