import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";

/** What of which package an expression is, as far as its own file tells. */
export interface Origin {
  readonly module: string;
  /** "default" for the package itself. */
  readonly name: string;
}

const known = new WeakMap<FileFacts, ReadonlyMap<string, Value>>();

/** Follows a name to its import; members of imports are named with dots. */
export function originOf(value: Value, facts: FileFacts): Origin | undefined {
  if (value.kind === "import") return { module: value.module, name: value.name ?? "default" };
  if (value.kind === "member") return memberOf(originOf(value.of, facts), value.name);
  if (value.kind !== "name") return undefined;
  const imported = importsOf(facts).get(value.name);
  return imported === undefined ? undefined : originOf(imported, facts);
}

function memberOf(of: Origin | undefined, name: string): Origin | undefined {
  if (of === undefined) return undefined;
  return { module: of.module, name: of.name === "default" ? name : `${of.name}.${name}` };
}

/** Names that are bound to an import, or to a member of one. */
function importsOf(facts: FileFacts): ReadonlyMap<string, Value> {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const found = new Map<string, Value>();
  for (const { name, value } of facts.bindings) {
    if (isOfImport(value, found)) found.set(name, value);
  }
  known.set(facts, found);
  return found;
}

function isOfImport(value: Value, found: ReadonlyMap<string, Value>): boolean {
  if (value.kind === "import") return true;
  if (value.kind !== "member") return false;
  return value.of.kind === "name" ? found.has(value.of.name) : isOfImport(value.of, found);
}
