import type { SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { embeddedSdl } from "../contracts/embeddedSdl.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { codeFirst } from "./codeFirst.ts";
import { resolverMaps } from "./resolverMaps.ts";

/** Servers of GraphQL: schemas in texts, maps of resolvers, schemas that code builds. */
export const graphql: Stack = {
  name: "graphql",
  languages: javascriptIds,
  markers:
    /\b(?:Query|Mutation|Subscription)\b|\b(?:query|mutation|subscription)(?:Type|Fields?)\b/,
  detect,
};

const builders = /GraphQLObjectType|@pothos|builder|nexus/;

function detect(file: Reading): SomeFacts {
  const built = builders.test(file.text) ? codeFirst(file) : {};
  return {
    ...built,
    answerers: [...(built.answerers ?? []), ...resolverMaps(file)],
    procedures: embeddedSdl(file, "template_string", "string"),
  };
}
