import express from "express";
import { handler } from "members";
import { drafts } from "./drafts.ts";
import { invoices } from "./invoices.ts";

const app = express();
app.get("/health", (req, res) => res.end("ok"));
app.use("/api/invoices", invoices);
app.use("/api/drafts", drafts);
app.all("/api/members/*", handler);
app.all("/api/*", (req, res) => res.status(404).end());
app.listen(3000);
