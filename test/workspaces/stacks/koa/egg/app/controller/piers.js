exports.index = async (ctx) => {
  ctx.body = [];
};
exports.destroy = async () => {};
