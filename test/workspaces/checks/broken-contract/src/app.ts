import express from "express";
import { drafts } from "./drafts.ts";
import { invoices } from "./invoices.ts";

const app = express();
app.get("/health", (req, res) => res.end("ok"));
app.use("/api/invoices", invoices);
app.use("/api/drafts", drafts);
app.listen(3000);
