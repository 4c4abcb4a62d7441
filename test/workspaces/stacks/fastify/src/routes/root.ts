export const autoPrefix = "/start";
export default async function root(fastify) {
  fastify.get("/", async () => ({}));
}
