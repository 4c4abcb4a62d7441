export const orderSchema = { body: { type: "object" } };

export async function createOrder(request, reply) {
  reply.code(201);
}
