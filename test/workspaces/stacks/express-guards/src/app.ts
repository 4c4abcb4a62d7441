import express from "express";
import expressWs from "express-ws";
import { berthPath } from "./berthPath";
import { berths } from "./berths";
import { signedIn } from "./signedIn";
import { harbourMaster } from "./harbourMaster";
import { moorings } from "./moorings";
import tides from "./tides";

const sockets = expressWs(express());
const app = sockets.app;

app.use("/tides", tides);
app.use(signedIn);
app.use(harbourMaster, moorings);
app.use(berthPath, berths);
app.listen(3000);
