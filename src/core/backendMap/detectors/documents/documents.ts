import type { PlainReader } from "../../reading/stack.ts";
import { dockerEnv, envFile } from "./envFile.ts";
import { markdownFile } from "./markdownFile.ts";
import { schemaLanguages } from "./schemaLanguages.ts";
import { yamlFile } from "./yamlFile.ts";

/** Readers of what surrounds the code: contracts, decisions, guidance, delivery, environment. */
export const documents: readonly PlainReader[] = [
  envFile,
  dockerEnv,
  yamlFile,
  markdownFile,
  schemaLanguages,
];
