import { Router } from "express";
import * as stores from "./stores.js";
import { parts } from "./parts.js";

const router = Router();
const own = { crates: crates(), Boxes: Router().get("/all", stores.all) };
Object.keys(own).forEach((name) => router.use(`/own/${name}`, own[name]));
for (const name in parts) router.use("/parts/" + name, parts[name]);
Object.entries(parts).forEach(([name, part]) => router.use(`/entries/${name}`, part));

const fillers = { first: (to) => to.get("/filled/first", stores.one) };
Object.keys(fillers).forEach((name) => fillers[name](router));

function crates() {
  const found = Router();
  found.get("/some", stores.one);
  return found;
}

export default router;
