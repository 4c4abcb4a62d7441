import { Router } from "express";
import { lists } from "./lists.js";
import { wrapped } from "./wrapped.js";
import * as plain from "./stores.js";

const router = Router();
const stores = wrapped(plain);
lists.forEach((one) => {
  const path = `/listed${one.path}`;
  router[one.method](path, one.handler);
});
for (const { path, mounted } of shelves()) router.use(path, mounted);
router.get("/listed/stores", stores.all);

function shelves() {
  const open = Router();
  open.get("/open", stores.all);
  return [
    { path: "/shelf/a", mounted: open },
    { path: "/shelf/b", mounted: Router().get("/closed", stores.one) },
  ];
}

export default router;
