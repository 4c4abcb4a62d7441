import type { SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { migrationPlace } from "../sql/migrationFile.ts";
import { railsUnit, schemaSnapshot } from "../sql/schemaSnapshot.ts";
import { schemaOf } from "../sql/sqlFile.ts";
import { changesOf } from "./schemaSteps.ts";

/** `db/schema.rb` and the migrations of Rails. */
export const railsSchema: Stack = {
  name: "rails-schema",
  languages: ["ruby"],
  markers: /ActiveRecord::(?:Schema|Migration)/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const isSchema = file.text.includes("ActiveRecord::Schema");
  const place = isSchema ? undefined : migrationPlace(file.path, file.text);
  const changes = nodesOf(file.root, "call")
    .filter((node) => isSchema || !isTakenBack(node))
    .flatMap((node) => changesOf(node, place?.order ?? ""));
  if (isSchema) return schemaOf(file.path, changes, schemaSnapshot(file.path, file.text));
  if (place === undefined) return {};
  return { tableChanges: changes.map((one) => ({ ...one, unit: railsUnit(file.path) })) };
}

/** In `down`, or in the half of `reversible` that is for it. */
function isTakenBack(node: SyntaxNode): boolean {
  for (let around = node.parent; around !== null; around = around.parent) {
    if (around.type === "method" || around.type === "singleton_method") {
      return fieldOf(around, "name")?.text === "down";
    }
    if (around.type === "call" && calledIn(around).endsWith(".down")) return true;
  }
  return false;
}

function calledIn(call: SyntaxNode): string {
  return `${fieldOf(call, "receiver")?.text ?? ""}.${fieldOf(call, "method")?.text ?? ""}`;
}
