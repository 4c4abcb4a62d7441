import { all, one } from "./stores.js";

const rest = [{ method: "delete", path: "/last", handler: one }];
export const lists = [
  { method: "get", path: "/first", handler: all },
  { method: "post", path: "/second", handler: one },
  ...rest,
];
