import { Router } from "express";
import { define } from "./define";
import { ferries } from "./ferries";

const removeQuay = define({ method: "delete", path: "/quays/:id" })(async () => null);

export const endpoints = [...ferries, removeQuay];
export const router = Router();

endpoints.forEach((endpoint) => {
  const stage = endpoint.stage ?? "stable";
  router[endpoint.method](`/${stage}${endpoint.path}`, endpoint.handler);
});
