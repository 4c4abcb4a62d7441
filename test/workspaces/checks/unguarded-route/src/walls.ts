import { Router } from "express";
import { requireLogin } from "./requireLogin.ts";

export const walls = Router();

walls.post("/", requireLogin, (req, res) => res.end());
walls.post("/:id/posters", requireLogin, (req, res) => res.end());
walls.put("/:id", requireLogin, (req, res) => res.end());
walls.delete("/:id", requireLogin, (req, res) => res.end());
// Silent: it only asks.
walls.post("/search", (req, res) => res.end());
