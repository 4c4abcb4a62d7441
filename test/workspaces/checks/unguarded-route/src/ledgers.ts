import express from "express";
import { requireStaff } from "./guards";
import { add, list, one, totals } from "./ledger";

const app = express();

app.get("/ledgers", requireStaff, list);
app.get("/ledgers/:id", requireStaff, one);
app.get("/ledgers/:id/totals", requireStaff, totals);
// The only write, and the only one without it.
app.post("/ledgers/:id/lines", add);
