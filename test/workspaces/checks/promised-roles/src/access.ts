export async function authenticate(request) {
  await request.jwtVerify();
}
export const requireRole = (role) => async (request, reply) => {
  if (request.user.role !== role) await reply.code(403).send();
};
