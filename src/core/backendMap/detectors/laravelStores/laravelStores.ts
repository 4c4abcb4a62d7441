import type { Stack } from "../../reading/stack.ts";
import { eloquent } from "./eloquent.ts";
import { laravelEntries } from "./laravelEntries.ts";
import { laravelMigrations } from "./migrations.ts";
import { phpNeighbours } from "./phpNeighbours.ts";
import { phpSql } from "./phpSql.ts";

/** What Laravel keeps, how it asks for it, and what it needs and runs besides. */
export const laravelStores: readonly Stack[] = [
  laravelMigrations,
  eloquent,
  phpSql,
  phpNeighbours,
  laravelEntries,
];
