const { createCoreController } = require("@strapi/strapi").factories;

module.exports = createCoreController("api::article.article", ({ strapi }) => ({
  async find(ctx) {
    return strapi.documents("api::article.article").findMany(ctx.query);
  },
}));
