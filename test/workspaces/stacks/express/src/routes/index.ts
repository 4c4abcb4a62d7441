import { Router } from "express";
import { orders } from "./orders";
import { adminRoutes } from "./admin";
import { isAdmin } from "../middleware/isAdmin";
import { catchErrors } from "../middleware/catchErrors";
import * as client from "../client";
const router = Router();
router.use("/orders", orders);
router.all("/echo", isAdmin, (req, res) => res.json(req.body));
router.get(
  "/remote",
  catchErrors(async (req, res) => {
    res.json(await client.fetchOrders(req.query));
  }),
);

const admin = Router();
const local = [
  { path: "/ping", handler: ping, method: "get" },
  { path: "/pong", handler: ping, method: "post" },
];
local.forEach(({ path, handler, method }) => admin[method](path, handler));
router.use(["/admin", "/staff"], isAdmin, admin);
router.use("/admin", isAdmin, adminRoutes[0].router);
router.use(adminRoutes[1].path, adminRoutes[1].router);

const older = "/v0";
const wharves = Router();
wharves.get("/free", ping);
router.use([older, "/v1"], isAdmin, wharves);

function ping(_req, res) {
  res.end();
}
export default router;
