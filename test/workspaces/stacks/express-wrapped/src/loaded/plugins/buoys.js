module.exports = function buoys(server, { base }) {
  server.get(`${base}/buoys`, (req, res) => res.json([]));
};
