import { byMethod, guarded } from "../../lib/guarded";

export default byMethod({
  GET: guarded({
    body: null,
    fn: async () => [],
  }),
  POST: print,
});

async function print(req, res) {
  res.status(201).end();
}
