module.exports = {
  routes: [
    { method: "GET", path: "/articles/:id", handler: "article.findOne" },
    { method: "PUT", path: "/articles/:id", handler: "api::article.article.update", config: {} },
    { method: "GET", path: "no path", handler: "article.findOne" },
  ],
};
