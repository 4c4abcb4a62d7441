export default async function alone(fastify) {
  fastify.get("/alone", async () => []);
}

export const prefixOverride = "/elsewhere";
