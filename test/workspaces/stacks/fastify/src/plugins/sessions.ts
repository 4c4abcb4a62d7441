import fp from "fastify-plugin";

export const sessions = fp(async (fastify) => {
  fastify.get("/session", async (request) => request.session);
});
