const express = require("express");
const fs = require("fs");
const path = require("path");

const router = express.Router();
const bareName = (file) => file.split(".").shift();

fs.readdirSync(__dirname).forEach((file) => {
  const name = bareName(file);
  if (name !== "index") router.use(`/loaded/${name}`, require(`./${file}`));
});
fs.readdirSync(path.join(__dirname, "plugins")).forEach((file) => {
  require(path.join(__dirname, "plugins", file))(router, { base: "/plugged" });
});

module.exports = router;
