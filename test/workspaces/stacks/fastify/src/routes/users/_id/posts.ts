export default async function posts(fastify) {
  fastify.get("/posts", async () => []);
}
