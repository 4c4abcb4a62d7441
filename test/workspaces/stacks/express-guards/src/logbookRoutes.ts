import type { Application } from "express";
import createLogbook from "./logbook";
import { store } from "./store";

export class LogbookRoutes {
  static addTo(this: void, app: Application) {
    const logbook = createLogbook(store);
    app.get("/log/:day/:page*?", logbook.read);
    app.post("/log", logbook.write);
  }
}
