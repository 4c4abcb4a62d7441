import express from "express";
import { invoices } from "./invoices.ts";
import { archive } from "./archive.ts";
import { exports } from "./exports.ts";
import { importer } from "./importer.ts";
import { visits } from "./visits.ts";
import { reports } from "./reports.ts";
import { moveAddresses } from "./moveAddresses.ts";

const app = express();
app.use("/invoices", invoices);
app.use("/reports", reports);
app.use("/exports", exports);
app.use("/visits", visits);
app.use("/imports", importer);
app.use("/archive", archive);
await moveAddresses();
app.listen(3000);
