import type { RequestHandler } from "express";

export const readToken =
  (from: string): RequestHandler =>
  (request, response, next) =>
    next(from);
