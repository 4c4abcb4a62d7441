import type { FileFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";

/** What of which package an expression is, as far as its own file tells. */
export interface Origin {
  readonly module: string;
  /** "default" for the package itself. */
  readonly name: string;
}

type Origins = ReadonlyMap<string, Origin>;

const known = new WeakMap<FileFacts, Origins>();

/** Follows a name to its import; members of imports are named with dots. */
export function originOf(value: Value, facts: FileFacts): Origin | undefined {
  return originAmong(value, originsIn(facts));
}

function originAmong(value: Value, origins: Origins): Origin | undefined {
  if (value.kind === "import") return { module: value.module, name: value.name ?? "default" };
  if (value.kind === "member") return memberOf(originAmong(value.of, origins), value.name);
  return value.kind === "name" ? origins.get(value.name) : undefined;
}

function memberOf(of: Origin | undefined, name: string): Origin | undefined {
  if (of === undefined) return undefined;
  return { module: of.module, name: of.name === "default" ? name : `${of.name}.${name}` };
}

/**
 * Names that are bound to an import, or to a member of one; each by what stands before it, since
 * names of other scopes can be members of each other: `const user = user.id`.
 */
function originsIn(facts: FileFacts): Origins {
  const before = known.get(facts);
  if (before !== undefined) return before;
  const found = new Map<string, Origin>();
  for (const { name, value } of facts.bindings) {
    const isFollowed = value.kind === "import" || value.kind === "member";
    const origin = isFollowed ? originAmong(value, found) : undefined;
    if (origin !== undefined) found.set(name, origin);
  }
  known.set(facts, found);
  return found;
}
