import type { FastifyReply, FastifyRequest } from "fastify";

export type Role = "customer" | "staff";

/** What a token says about its bearer. `customerId` is absent for staff. */
export interface Caller {
  readonly shopId: number;
  readonly role: Role;
  readonly customerId?: number;
}

declare module "@fastify/jwt" {
  interface FastifyJWT {
    payload: Caller;
    user: Caller;
  }
}

/** Refuses requests without a valid token; afterwards `request.user` is the caller. */
export async function authenticate(request: FastifyRequest, reply: FastifyReply): Promise<void> {
  try {
    await request.jwtVerify();
  } catch {
    await reply.code(401).send({ error: "unauthenticated", message: "Sign in first." });
  }
}

/** Use after `authenticate`, on everything that only one role may do. */
export function requireRole(role: Role) {
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (request.user.role === role) return;
    await reply.code(403).send({ error: "forbidden", message: `Only ${role} may do this.` });
  };
}
