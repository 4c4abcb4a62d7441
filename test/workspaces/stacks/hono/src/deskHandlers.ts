import { builtRoute } from "./builtRoute";

export const closeDesk = builtRoute({
  scopes: ["write"],
  handler: async (c) => {
    return c.body(null, 204);
  },
});
