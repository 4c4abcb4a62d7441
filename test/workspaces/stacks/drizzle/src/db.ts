import { drizzle } from "drizzle-orm/node-postgres";
import { COLUMN_CASING } from "./casing";
import * as schema from "./schema";

export const db = drizzle(process.env.DATABASE_URL!, { schema, casing: COLUMN_CASING });
