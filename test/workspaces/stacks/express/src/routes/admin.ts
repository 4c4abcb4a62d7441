import PromiseRouter from "express-promise-router";
import { type RequestHandler, type Router } from "express";
import { requireUser } from "../middleware/requireUser";
import { list } from "../ordersController";

/** Controllers as classes, their methods bound. */
export class ReportsController {
  public readonly router: Router = PromiseRouter({ mergeParams: true });
  static readonly base = "/reports";

  constructor() {
    this.router.get("/daily", this.daily.bind(this));
    this.router.route("/:reportId").get([requireUser, requireUser], this.show).put(this.show);
  }

  private daily: RequestHandler = (_req, res) => {
    res.json([]);
  };

  async show(_req: unknown, res: { json: (body: unknown) => void }) {
    res.json({});
  }
}

enum Paths {
  Audit = "/audit",
  Exports = "/exports",
}

export const adminRoutes = [
  { path: ReportsController.base, router: new ReportsController().router },
  { path: Paths.Audit, router: auditRouter() },
];

function auditRouter(): Router {
  const router = PromiseRouter();
  router.get(["/", "/all"], list);
  for (const verb of ["post", "delete"] as const) router[verb](Paths.Exports, list);
  return router;
}
