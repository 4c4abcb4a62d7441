import type { NeighbourFact } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { calleeOf, keywordsOf, wordOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading } from "../../reading/stack.ts";

/** The variables that a class of pydantic's settings reads: one for each of its fields. */
export function settingsRead(file: Reading): readonly NeighbourFact[] {
  if (!/\bBaseSettings\b/.test(file.text)) return [];
  return nodesOf(file.root, "class_definition")
    .filter((node) => /Settings\b/.test(wordOf(node, "superclasses")))
    .flatMap((node) => fieldsOf(node, file));
}

function fieldsOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const body = fieldOf(node, "body");
  if (body === undefined) return [];
  const prefix = /env_prefix\s*=\s*["'](\w*)["']/.exec(body.text)?.[1] ?? "";
  return childrenOf(body).flatMap((statement) => {
    const field = statement.type === "expression_statement" ? childrenOf(statement)[0] : undefined;
    if (field?.type !== "assignment" || fieldOf(field, "type") === undefined) return [];
    return variableOf(field, prefix, file);
  });
}

function variableOf(field: SyntaxNode, prefix: string, file: Reading): readonly NeighbourFact[] {
  const name = wordOf(field, "left");
  if (name === "model_config" || wordOf(field, "type").includes("ClassVar")) return [];
  const text = givenName(fieldOf(field, "right")) ?? (prefix + name).toUpperCase();
  const scope = file.scopeOf(field);
  return [{ kind: "env", name: { kind: "text", text }, scope, range: rangeOf(field) }];
}

/** `Field(env="DATABASE")`, `Field(alias="DATABASE")`. */
function givenName(value: SyntaxNode | undefined): string | undefined {
  if (value?.type !== "call" || calleeOf(value).name !== "Field") return undefined;
  const keywords = keywordsOf(value);
  return literalOf(
    keywords.get("env") ?? keywords.get("validation_alias") ?? keywords.get("alias"),
  );
}
