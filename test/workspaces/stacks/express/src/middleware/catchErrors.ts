export const catchErrors = (handler) => {
  return (req, res, next) => handler(req, res).catch(next);
};
