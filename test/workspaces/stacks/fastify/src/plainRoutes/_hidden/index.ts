export default async function hidden(fastify) {
  fastify.get("/", async () => []);
}
