import type { Stack } from "../../reading/stack.ts";
import { dbMigrate } from "../javascriptMigrations/dbMigrate.ts";
import { drizzle } from "./drizzle.ts";
import { knex } from "./knex.ts";
import { kysely } from "./kysely.ts";
import { modelQueries } from "./modelQueries.ts";
import { mongo } from "./mongo.ts";
import { objection } from "./objection.ts";
import { prisma } from "./prisma.ts";
import { sequelize } from "../javascriptModels/sequelize.ts";
import { sqlText } from "../javascriptSql/sqlText.ts";
import { supabase } from "./supabase.ts";
import { typeorm } from "../javascriptModels/typeorm.ts";

/** What stores of JavaScript and TypeScript are known. */
export const javascriptStores: readonly Stack[] = [
  prisma,
  knex,
  objection,
  sequelize,
  typeorm,
  drizzle,
  kysely,
  dbMigrate,
  supabase,
  mongo,
  modelQueries,
  sqlText,
];
