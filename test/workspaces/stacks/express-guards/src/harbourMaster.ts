import type { RequestHandler } from "express";

export const harbourMaster: RequestHandler = (request, response, next) => next();
