import { Router } from "express";
import { requireLogin } from "./requireLogin.ts";

export const boards = Router();

boards.get("/:id/cards", requireLogin, (req, res) => res.json([]));
boards.get("/:id/members", requireLogin, (req, res) => res.json([]));
boards.get("/:id/labels", requireLogin, (req, res) => res.json([]));
// Silent: a browser opens it without the header that the others are asked for.
boards.get("/:id/ws", (req, res) => res.end());

boards.post("/", requireLogin, (req, res) => res.end());
boards.post("/:id/cards", requireLogin, (req, res) => res.end());
boards.put("/:id", requireLogin, (req, res) => res.end());
boards.delete("/:id", requireLogin, (req, res) => res.end());
// It stands at a path of its own, and changes something as the others do.
boards.patch("/order", (req, res) => res.end());
