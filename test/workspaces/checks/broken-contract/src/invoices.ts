import { Router } from "express";

export const invoices = Router();
invoices.get("/", (req, res) => res.json([]));
invoices.post("/", (req, res) => res.status(201).end());
invoices.get("/:id", (req, res) => res.json({}));
invoices.patch("/:id", (req, res) => res.json({}));
invoices.delete("/:id", (req, res) => res.status(204).end());
invoices.get("/:id/lines", (req, res) => res.json([]));
invoices.post("/:id/send", (req, res) => res.status(202).end());
invoices.get("/:id/notes", (req, res) => res.json([]));
invoices.post("/:id/notes", (req, res) => res.status(201).end());

// Silent: an older name of what the file describes.
const stamps = (req, res) => res.json([]);
invoices.get("/:id/stamps", stamps);
invoices.get("/:id/marks", stamps);
invoices.post("/:id/stamps", (req, res) => res.status(201).end());
invoices.delete("/:id/stamps", (req, res) => res.status(204).end());
invoices.get("/:id/seals", (req, res) => res.json([]));
