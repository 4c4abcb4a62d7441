import fp from "fastify-plugin";
import type { FastifyPluginAsync } from "fastify";
import { createOrder, orderSchema } from "./ordersController";

const orders: FastifyPluginAsync = async (fastify, options) => {
  fastify.get("/", async () => []);
  fastify.post("/", { schema: orderSchema, onRequest: fastify.authenticate }, createOrder);
  fastify.delete("/:id", {
    preHandler: [fastify.authenticate],
    handler: async (request, reply) => reply.code(204).send(),
  });
  fastify.decorate("cache", new Map());
  fastify.cache.get("/orders");
};

export default orders;
