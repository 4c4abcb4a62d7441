import { Router } from "express";
import * as stores from "./stores.js";

const left = Router();
left.get("/left", stores.all);
const right = Router();
right.get("/right", stores.one);

export const parts = { left, right };
