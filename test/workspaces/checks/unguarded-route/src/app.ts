import express from "express";
import { boards } from "./boards.ts";
import { invoices } from "./invoices.ts";
import { walls } from "./walls.ts";

const app = express();
app.use("/invoices", invoices);
app.use("/boards", boards);
app.use("/walls", walls);
app.listen(3000);
