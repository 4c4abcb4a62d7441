import { Router } from "express";
import { orders } from "./orders";
import { isAdmin } from "../middleware/isAdmin";
const router = Router();
router.use("/orders", orders);
router.all("/echo", isAdmin, (req, res) => res.json(req.body));
export default router;
