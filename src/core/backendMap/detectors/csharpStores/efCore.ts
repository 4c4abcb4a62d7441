import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import { repositoryModel, repositoryQueries } from "./csharpRepositories.ts";
import { contextSets, contextTables } from "./efContexts.ts";
import { entityOf } from "./efEntities.ts";
import { contextQueries } from "./efQueries.ts";

/** Entity Framework Core: the tables of contexts and entities, and what LINQ asks of them. */
export const efCore: Stack = {
  name: "ef-core",
  languages: ["csharp"],
  markers: /\bget;|\bDbSet<|Context(?:Factory|Async)?\b|EntityTypeBuilder|Repository\b/,
  detect,
};

/** Projects of tests, and what migrations keep of the model. */
const apart = /(?:^|\/)(?:[\w.-]*\.?Tests?|Migrations)\//i;

function detect(file: Reading): SomeFacts {
  if (apart.test(file.path)) return {};
  const classes = csharpClasses(file);
  return {
    tables: [
      ...classes.flatMap(entityOf),
      ...contextTables(classes, file),
      ...classes.flatMap(repositoryModel),
    ],
    relations: contextSets(classes),
    queries: [...contextQueries(file), ...repositoryQueries(file)],
  };
}
