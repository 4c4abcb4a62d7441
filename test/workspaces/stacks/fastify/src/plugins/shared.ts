import fp from "fastify-plugin";
import type { FastifyInstance } from "fastify";

export const shared = fp(async (app: FastifyInstance) => {
  app.get("/shared", async () => ({}));
});
