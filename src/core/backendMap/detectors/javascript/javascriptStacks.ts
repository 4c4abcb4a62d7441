import type { Stack } from "../../reading/stack.ts";
import { classValidator } from "../inputs/classValidator.ts";
import { graphql } from "../javascriptProcedures/graphql.ts";
import { nodeGrpc } from "../javascriptProcedures/grpc.ts";
import { consumers } from "./consumers.ts";
import { express } from "./express.ts";
import { fastify } from "./fastify.ts";
import { hono } from "./hono.ts";
import { koa } from "./koa.ts";
import { nestjs } from "./nestjs.ts";
import { nextjs } from "./nextjs.ts";
import { nitro } from "./nitro.ts";

/** Servers of JavaScript and TypeScript; of two that see one route the first declares it. */
export const javascriptStacks: readonly Stack[] = [
  express,
  koa,
  hono,
  fastify,
  nestjs,
  nextjs,
  nitro,
  consumers,
  graphql,
  classValidator,
  nodeGrpc,
];
