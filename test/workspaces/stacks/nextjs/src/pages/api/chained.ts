import { createRouter } from "next-connect";
import { list } from "../../lib/chained";

const router = createRouter();

router.use(authenticate).get(list).post(async (req, res) => {
  res.status(201).end();
});

function authenticate(req, res, next) {
  return next();
}

export default router.handler();
