module.exports = {
  list: async (ctx) => {
    ctx.body = [];
  },
  async create(ctx) {
    ctx.status = 201;
  },
  reviews,
  remove: wrap(async (ctx) => {
    ctx.status = 204;
  }),
};

async function reviews(ctx) {
  ctx.body = [];
}

function wrap(handler) {
  return handler;
}
