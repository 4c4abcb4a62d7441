import type { SomeFacts } from "../../facts/facts.ts";
import type { PlainReader, SourceFile } from "../../reading/stack.ts";
import { readXml } from "./changeLogXml.ts";
import { readChangeYaml } from "./changeLogYaml.ts";
import { stepsOf } from "./changeSteps.ts";

/** Liquibase's change logs in XML, YAML and JSON; those in SQL are read with all other SQL. */
export const liquibase: PlainReader = {
  name: "liquibase",
  files: /(?:change-?log|liquibase|migration|\/db\/|\/resources\/).*\.(?:xml|ya?ml|json)$/i,
  read,
};

const longestText = 2_000_000;
const longestNumber = 20;

function read({ path, text }: SourceFile): SomeFacts {
  if (text.length > longestText || !/\bdatabaseChangeLog\b/.test(text)) return {};
  const roots = path.endsWith("xml") ? readXml(text) : readChangeYaml(text);
  const logs = roots.flatMap((one) => (one.name === "databaseChangeLog" ? one.children : [one]));
  const sets = logs.filter(({ name }) => name === "changeSet");
  const order = path.replace(/\d+/g, (digits) => digits.padStart(longestNumber, "0"));
  const steps = sets.flatMap((set) => set.children.flatMap(stepsOf));
  return { tableChanges: steps.map((one) => ({ ...one, order, unit: unitOf(path) })) };
}

/** Change logs include those of the folders below them. */
function unitOf(path: string): string {
  const found = /^(.*?(?:^|\/)(?:[\w-]*change-?logs?|liquibase|migrations?|db))\//i.exec(path);
  return found?.[1] ?? path.slice(0, Math.max(0, path.lastIndexOf("/")));
}
