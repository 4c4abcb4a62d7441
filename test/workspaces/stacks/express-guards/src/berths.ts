import { Router } from "express";
import * as berthController from "./berthController";
import { harbourMaster } from "./harbourMaster";

export const berths = Router();

berths.use(harbourMaster, berthController.checkSize);
berths.get("/", berthController.list);
berths.post("/", berthController.reserve);
