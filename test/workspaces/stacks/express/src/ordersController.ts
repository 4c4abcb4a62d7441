export const list = async (req, res) => {
  res.json([]);
};
export async function create(req, res) {
  res.status(201).end();
}
export async function remove(req, res) {
  res.status(204).end();
}
