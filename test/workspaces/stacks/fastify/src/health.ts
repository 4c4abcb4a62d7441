export default async function (f: import("fastify").FastifyInstance) {
  f.all("/health", () => ({ ok: true }));
}
