import type { Stack } from "../../reading/stack.ts";
import { activeRecord } from "./activeRecord.ts";
import { railsSchema } from "./railsSchema.ts";
import { rubySql } from "./rubySql.ts";

/** What Rails keeps, and how it asks for it. */
export const railsStores: readonly Stack[] = [railsSchema, activeRecord, rubySql];
