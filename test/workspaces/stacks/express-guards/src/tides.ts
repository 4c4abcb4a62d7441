import { Router } from "express";

const tides = Router();
tides.get("/today", (request, response) => response.json({}));

export default tides;
