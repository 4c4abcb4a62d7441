import type { NextFunction, Request, Response } from "express";

interface Options {
  readonly method: "get" | "post" | "delete";
  readonly path: string;
  readonly stage?: string;
}

/** What answers is given to what is told where: `define(options)(answer)`. */
export function define(options: Options) {
  const { method, path, stage } = options;
  return (answer: (request: Request) => Promise<unknown>) => {
    const handler = async (request: Request, response: Response, next: NextFunction) => {
      try {
        response.json(await run(request, answer));
      } catch (error) {
        next(error);
      }
    };
    const endpoint = { method, path, stage, handler, answer };
    return endpoint;
  };
}

const run = (request: Request, answer: (request: Request) => Promise<unknown>) => answer(request);
