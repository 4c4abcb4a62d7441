import { Router } from "express";
import { requireStaff } from "./requireStaff.ts";

export const invoices = Router();
invoices.post("/", requireStaff, (req, res) => res.end());
invoices.put("/:id", requireStaff, (req, res) => res.end());
invoices.delete("/:id", requireStaff, (req, res) => res.end());
invoices.post("/:id/refund", (req, res) => res.end());
// Silent: reads are open here, all of them.
invoices.get("/", (req, res) => res.json([]));
invoices.get("/:id", (req, res) => res.json({}));
