export default async function crossings(fastify) {
  fastify.get("/", async () => []);
}
