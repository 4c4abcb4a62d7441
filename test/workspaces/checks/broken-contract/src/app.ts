import express from "express";
import { invoices } from "./invoices.ts";

const app = express();
app.get("/health", (req, res) => res.end("ok"));
app.use("/api/invoices", invoices);
app.listen(3000);
