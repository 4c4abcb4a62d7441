import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";

/** Something the caller did that the shop cannot do; becomes the HTTP status it carries. */
export class Problem extends Error {
  constructor(
    readonly status: 404 | 409 | 422,
    readonly code: string,
    message: string,
  ) {
    super(message);
  }
}

/** Callers see our own words alone; everything else is logged and stays here. */
export function answerProblem(
  error: FastifyError | Problem,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  if (error instanceof Problem) {
    return reply.code(error.status).send({ error: error.code, message: error.message });
  }
  if ("validation" in error && error.validation !== undefined) {
    return reply.code(400).send({ error: "invalid", message: error.message });
  }
  request.log.error({ err: error }, "request failed");
  return reply.code(500).send({ error: "internal", message: "Something went wrong." });
}
