import type { Stack } from "../../stack.ts";
import { knex } from "./knex.ts";
import { modelQueries } from "./modelQueries.ts";
import { prisma } from "./prisma.ts";
import { sequelize } from "./sequelize.ts";
import { sqlText } from "./sqlText.ts";
import { typeorm } from "./typeorm.ts";

/** What stores of JavaScript and TypeScript are known. */
export const javascriptStores: readonly Stack[] = [
  prisma,
  knex,
  sequelize,
  typeorm,
  modelQueries,
  sqlText,
];
