import type { Stack } from "../../stack.ts";
import { eloquent } from "./eloquent.ts";
import { laravelMigrations } from "./migrations.ts";

/** What Laravel keeps, and how it asks for it. */
export const laravelStores: readonly Stack[] = [laravelMigrations, eloquent];
