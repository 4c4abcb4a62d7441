exports.authenticate = async (ctx, next) => {
  const token = ctx.get("authorization");
  const user = ctx.cache.get("/users", () => token);
  await next(user);
};
