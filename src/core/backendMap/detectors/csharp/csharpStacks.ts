import type { Stack } from "../../reading/stack.ts";
import { csharpNeighbours } from "../csharpNeighbours/csharpNeighbours.ts";
import { csharpSql } from "../csharpStores/csharpSql.ts";
import { efCore } from "../csharpStores/efCore.ts";
import { efMigrations } from "../csharpStores/efMigrations.ts";
import { dataAnnotations } from "../inputs/dataAnnotations.ts";
import { csharpEntries } from "./csharpEntries.ts";
import { csharpJobs } from "./csharpJobs.ts";
import { aspnet } from "./aspnet.ts";

export const csharpStacks: readonly Stack[] = [
  aspnet,
  csharpEntries,
  csharpJobs,
  dataAnnotations,
  efMigrations,
  efCore,
  csharpSql,
  csharpNeighbours,
];
