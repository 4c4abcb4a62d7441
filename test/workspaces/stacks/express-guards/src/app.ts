import express from "express";
import expressWs from "express-ws";
import { berthPath } from "./berthPath";
import { berths } from "./berths";
import { signedIn } from "./signedIn";
import { harbourMaster } from "./harbourMaster";
import { LogbookRoutes } from "./logbookRoutes";
import { moorings } from "./moorings";
import { route, show } from "./show";
import tides from "./tides";

const sockets = expressWs(express());
const app = sockets.app;

app.use("/tides", tides);
app.use(signedIn);
app.use(harbourMaster, moorings);
app.use(berthPath, berths);
LogbookRoutes.addTo(app);
show(route(app));
app.listen(3000);
