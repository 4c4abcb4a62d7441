import { sealFields } from "seals";

const labelOptions = {
  schema: {
    body: { type: "object", required: ["size"], properties: { size: { type: "string" } } },
  },
};

/** Something is spread into its schema. */
const sealOptions = {
  schema: {
    body: { type: "object", required: ["size"], properties: { size: {}, ...sealFields }, ...sealFields },
  },
};

export async function labelRoutes(app) {
  app.post("/labels", labelOptions, async () => ({ id: 1 }));
  app.post("/seals", sealOptions, async () => ({ id: 1 }));
}
