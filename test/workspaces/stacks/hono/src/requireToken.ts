export const requireToken = async (c, next) => {
  await next();
};
