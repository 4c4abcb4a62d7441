import type { Stack } from "../../reading/stack.ts";
import { chi } from "./chi.ts";
import { echo } from "./echo.ts";
import { fastHttp } from "./fastHttp.ts";
import { fiber } from "./fiber.ts";
import { gin } from "./gin.ts";
import { gorilla } from "./gorilla.ts";
import { grpcGateway } from "./grpcGateway.ts";
import { httpRouter } from "./httpRouter.ts";
import { huma } from "./huma.ts";
import { netHttp } from "./netHttp.ts";

/** What is read from Go. */
export const golangStacks: readonly Stack[] = [
  netHttp,
  gorilla,
  chi,
  gin,
  echo,
  fiber,
  httpRouter,
  fastHttp,
  huma,
  grpcGateway,
];
