import type { Request, RequestHandler, Response } from "express";
import { celebrate } from "celebrate";

export const checkSize: RequestHandler = (request, response, next) => next();

const listAll = async (request: Request, response: Response) => {
  response.json([]);
};

export const list = [celebrate({}), listAll] as RequestHandler[];

export const reserve = [
  celebrate({}),
  async (request: Request, response: Response) => {
    response.sendStatus(201);
  },
];
