import { z } from "zod";

const { PORT, HOST: host = "localhost" } = process.env;

export const env = z
  .object({ DATABASE_URL: z.string().url(), LOG_LEVEL: z.string().optional() })
  .parse(process.env);

export const secret = process.env["JWT_SECRET"] ?? "";
export const flags = { DEBUG: PORT, host };
