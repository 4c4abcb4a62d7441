export default async function ferries(fastify) {
  fastify.get("/ferries", async () => []);
}

export const autoConfig = { prefix: "/harbour" };
