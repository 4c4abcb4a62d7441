import type { Stack } from "../../reading/stack.ts";
import { bun } from "./bun.ts";
import { ent } from "./ent.ts";
import { goEnvironment } from "./goEnvironment.ts";
import { goSql } from "./goSql.ts";
import { gorm } from "./gorm.ts";
import { sqlBuilders } from "./sqlBuilders.ts";
import { xorm } from "./xorm.ts";

/** What Go keeps, asks and needs. */
export const goStores: readonly Stack[] = [goSql, sqlBuilders, gorm, xorm, bun, ent, goEnvironment];
