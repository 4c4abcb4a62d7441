import type { Stack } from "../../stack.ts";
import { goEnvironment } from "./goEnvironment.ts";
import { goSql } from "./goSql.ts";
import { gorm } from "./gorm.ts";

/** What Go keeps, asks and needs. */
export const goStores: readonly Stack[] = [goSql, gorm, goEnvironment];
