import type { FastifyInstance } from "fastify";
import { changes, showItem } from "./catalogueRoutes";

export async function catalogue(app: FastifyInstance) {
  app.route(showItem);
  for (const one of changes) app.route({ ...one, url: `/items${one.url}` });
}
