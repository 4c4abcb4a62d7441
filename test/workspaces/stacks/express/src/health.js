module.exports = function registerHealth(server, base) {
  server.get(base + "/health", (req, res) => res.json({ ok: true }));
  server.route("/ready").get(ready).head(ready);
};

function ready(req, res) {
  const cached = req.app.get("cache");
  res.end(cached);
}
