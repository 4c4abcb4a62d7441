import type { FastifyInstance } from "fastify";
import { newParcel, newPickup } from "./parcelSchemas.ts";

const quoteQuery = {
  type: "object",
  required: ["country", "weightGrams"],
  properties: { country: { type: "string" }, weightGrams: { type: "integer" } },
} as const;

export async function parcelRoutes(app: FastifyInstance): Promise<void> {
  app.post("/parcels", { schema: { body: newParcel } }, async () => ({ id: 1 }));
  app.get("/quotes", { schema: { querystring: quoteQuery } }, async () => ({ cents: 1 }));
  app.route({
    method: "PATCH",
    url: "/parcels/:id",
    schema: {
      body: {
        type: "object",
        required: ["version"],
        properties: { version: { type: "integer" }, note: { type: "string" } },
      },
    },
    handler: async () => ({ id: 1 }),
  });

  // The file agrees, is composed, or says nothing of the body; or the handler looks at what is wrong.
  app.put("/parcels/:id", { schema: { body: newParcel } }, async () => ({ id: 1 }));
  app.post("/returns", { schema: { body: newParcel } }, async () => ({ id: 1 }));
  app.post("/drafts", { schema: { body: newParcel } }, async () => ({ id: 1 }));
  app.post("/checks", { schema: { body: newParcel }, attachValidation: true }, async () => ({}));
  app.post("/pickups", { schema: { body: newPickup } }, async () => ({ id: 1 }));
  app.get("/estimates", { schema: { querystring: quoteQuery } }, async () => ({ cents: 1 }));
  app.get("/rates", { schema: { querystring: quoteQuery } }, async () => ({ cents: 1 }));
}
