import express from "express";
import { invoices } from "./invoices.ts";

const app = express();
app.use("/invoices", invoices);
app.listen(3000);
