import express from "express";
import { requireUser } from "./middleware/requireUser";
import api from "./routes";
import reports from "./routes/reports";
import registerHealth from "./health";
import { ledger } from "./routes/ledger";
import { router as endpoints } from "./endpoints";

const API = "/api";
const app = express();
app.use(express.json());
registerHealth(app, "/internal");
app.use(`${API}/v1`, requireUser, api);
app.use(`${process.env.BASE_PATH}/reports`, reports);
ledger.forEach((entry) => {
  app[entry.verb as "get"](entry.at, async (req, res) => {
    res.json(await new (entry.controller as any)()[entry.action](req));
  });
});
app.use("/own", endpoints);
app.listen(3000);

// app.get("/commented", (req, res) => res.end());
