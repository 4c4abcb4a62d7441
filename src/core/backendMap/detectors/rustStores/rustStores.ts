import type { Stack } from "../../reading/stack.ts";
import { diesel } from "./diesel.ts";
import { rustNeighbours } from "./rustNeighbours.ts";
import { rustSql } from "./rustSql.ts";
import { seaOrm } from "./seaOrm.ts";
import { seaQuery } from "./seaQuery.ts";

/** What Rust keeps, asks and needs. */
export const rustStores: readonly Stack[] = [rustSql, diesel, seaOrm, seaQuery, rustNeighbours];
