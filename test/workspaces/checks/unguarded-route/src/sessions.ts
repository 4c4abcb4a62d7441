import { Router } from "express";
import { requireStaff } from "./requireStaff.ts";

// Silent: what everybody must reach to become somebody.
export const sessions = Router();
sessions.post("/login", (req, res) => res.end());
sessions.post("/renew", requireStaff, (req, res) => res.end());
sessions.delete("/all", requireStaff, (req, res) => res.end());
sessions.put("/mine", requireStaff, (req, res) => res.end());
