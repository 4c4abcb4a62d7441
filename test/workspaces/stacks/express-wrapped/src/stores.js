export const all = (req, res) => res.end();
export function one(req, res) {
  res.end();
}
