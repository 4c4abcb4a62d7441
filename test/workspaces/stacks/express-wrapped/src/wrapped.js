export function wrapped(controller) {
  const wrappers = {};
  for (const name of Object.keys(controller)) {
    wrappers[name] = (req, res, next) => controller[name](req, res).catch(next);
  }
  return wrappers;
}
