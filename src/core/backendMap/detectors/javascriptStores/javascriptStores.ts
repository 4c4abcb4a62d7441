import type { Stack } from "../../stack.ts";
import { knex } from "./knex.ts";
import { prisma } from "./prisma.ts";
import { sqlText } from "./sqlText.ts";

/** What stores of JavaScript and TypeScript are known. */
export const javascriptStores: readonly Stack[] = [prisma, knex, sqlText];
