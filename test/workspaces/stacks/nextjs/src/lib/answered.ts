export async function answered(req, res, handlers) {
  const found = handlers[req.method];
  if (found === undefined) return res.status(405).end();
  await found(req, res);
}
