const { LinRouter } = require("lin-mizar");

const ferries = new LinRouter({ prefix: "/ferries", module: "ferries" });

ferries.linPut("change", "/:id", ferries.permission("change"), async (ctx) => {
  ctx.body = {};
});

module.exports = ferries;
