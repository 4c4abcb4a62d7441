import express from "express";
import { boards } from "./boards.ts";
import { invoices } from "./invoices.ts";

const app = express();
app.use("/invoices", invoices);
app.use("/boards", boards);
app.listen(3000);
