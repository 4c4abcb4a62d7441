import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";

/** Names lead to names no further than this. */
const deepest = 6;

/** The text that an expression is by its own file alone: constants, and variables with one value. */
export function constantText(value: Value, facts: FileFacts, depth = 0): string | undefined {
  if (depth > deepest) return undefined;
  const text = (one: Value): string | undefined => constantText(one, facts, depth + 1);
  if (value.kind === "text") return value.text;
  if (value.kind === "either") return value.options.map(text).find((one) => one !== undefined);
  if (value.kind === "name" || value.kind === "member") return textOfName(value, facts, depth);
  const parts = value.kind === "concat" ? value.parts.map(text) : [undefined];
  return parts.includes(undefined) ? undefined : parts.join("");
}

function textOfName(
  value: Extract<Value, { kind: "name" | "member" }>,
  facts: FileFacts,
  depth: number,
): string | undefined {
  if (value.kind === "member" && value.of.kind === "name" && value.of.name.startsWith("$")) {
    return textOfField(value.of.name, value.name, facts, depth);
  }
  // `self::TABLE` and `$this->table`; what another class holds is in another file.
  const isOwn = value.kind === "name" || (value.of.kind === "name" && value.of.name === "this");
  const given = isOwn ? facts.bindings.filter(({ name }) => name === value.name) : [];
  const [only, ...others] = given;
  if (only === undefined || others.length > 0) return undefined;
  return constantText(only.value, facts, depth + 1);
}

/** `$names["roles"]`, of a list that the file gives the variable. */
function textOfField(
  variable: string,
  key: string,
  facts: FileFacts,
  depth: number,
): string | undefined {
  const given = facts.bindings.find(({ name }) => name === variable)?.value;
  const value = given?.kind === "either" ? given.options[0] : given;
  if (value?.kind === "record") {
    const field = value.fields[key];
    return field && constantText(field, facts, depth + 1);
  }
  return isPermissionTables(value) ? key : undefined;
}

/** The package laravel-permission calls its tables as its configuration calls them. */
function isPermissionTables(value: Value | undefined): boolean {
  if (value?.kind !== "member" || value.of.kind !== "import") return false;
  return value.name === "table_names" && value.of.module === "config permission";
}
