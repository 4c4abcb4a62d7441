import Fastify, { type FastifyInstance } from "fastify";
import autoload from "@fastify/autoload";
import path from "node:path";
import { catalogue } from "./catalogue";
import { more } from "./more";
import orders from "./orders";
import { sessions } from "./plugins/sessions";

export async function build(): Promise<FastifyInstance> {
  const app = Fastify({ logger: true }).withTypeProvider();
  await app.register(sessions);
  app.register(orders, { prefix: "/v1/orders" });
  app.register(import("./health"), { prefix: "/internal" });
  app.register(
    async (scope) => {
      scope.addHook("preHandler", requireAdmin);
      scope.get("/stats", { schema: { response: {} } }, async () => ({}));
      scope.register(nested, { prefix: "/nested" });
    },
    { prefix: "/admin" },
  );
  app.register(autoload, {
    dir: path.join(import.meta.dirname, "routes"),
    options: { prefix: "/auto" },
    routeParams: true,
  });
  app.register(autoload, { dir: path.join(import.meta.dirname, "plainRoutes") });
  app.register(catalogue, { prefix: "/catalogue" });
  app.register(more, { prefix: "/more" });
  return app;
}

async function nested(instance: FastifyInstance) {
  instance.route({
    method: ["GET", "HEAD"],
    url: "/deep",
    preHandler: [requireAdmin],
    handler: deep,
  });
}

async function deep() {
  return {};
}

async function requireAdmin() {}
