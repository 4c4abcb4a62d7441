export function byMethod(handlers) {
  return async (req, res) => handlers[req.method]?.(req, res);
}

export function guarded({ body, fn }) {
  return async (req, res) => res.json(await fn(body.parse(req.body)));
}
