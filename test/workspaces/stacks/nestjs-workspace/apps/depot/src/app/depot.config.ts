import { registerAs } from "@nestjs/config";

const space = "depot";
const prefix = process.env.DEPOT_PREFIX || "depot";

export const depotConfig = registerAs(space, () => ({ port: 3001, prefix }));

export const withoutPrefix = ["gates"];
