/** Each call of what they give back declares a route on what they were given. */
export const answer = (app) => (path, handler) => app.get(path, wrapped(handler));

export function verbOf(router, verb) {
  return (path, ...handlers) => {
    router[verb](path, ...handlers);
  };
}

const wrapped = (handler) => (request, response, next) =>
  Promise.resolve(handler(request, response)).catch(next);
