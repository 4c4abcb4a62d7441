const express = require("express");

const app = express();
const listCats = (req, res) => res.json([]);
const listDogs = (req, res) => res.json([]);
const guarded = [(req, res, next) => next(), listCats];

function crud(name, { list }) {
  const router = express.Router();
  router.get("/", list);
  app.use(`/crud/${name}`, router);
}

crud("cats", { list: listCats });
crud("dogs", { list: listDogs });
app.get("/crud/guarded", ...guarded);
