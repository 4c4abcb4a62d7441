const express = require("express");

const app = express();
const list = (req, res) => res.json([]);
const create = (req, res) => res.json({});
const table = { "/tables/a": { get: list, post: create }, "/tables/b": { delete: list } };

Object.entries(table).forEach(([path, methods]) => {
  Object.entries(methods).forEach(([verb, answer]) => app[verb](path, answer));
});
for (const [path, methods] of Object.entries(table)) {
  for (const verb of Object.keys(methods)) app[verb](`/again${path}`, methods[verb]);
}
app.get("/tables/file{.:ending}", list);
app.get("/tables/{*rest}", list);
