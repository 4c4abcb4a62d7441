import fastify from "fastify";
import { labelRoutes } from "./labels.mjs";
import { parcelRoutes } from "./parcels.ts";

const app = fastify();
app.register(parcelRoutes, { prefix: "/v1" });
app.register(labelRoutes, { prefix: "/v1" });
app.listen({ port: 3000 });
