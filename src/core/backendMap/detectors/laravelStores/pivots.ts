import { fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { plural, underscored } from "../../languages/ruby/inflect.ts";
import { argumentsOf, wordOf } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";

/**
 * The table between: `belongsToMany(Role::class)` goes over "role_user", `belongsToMany(Role::class,
 * "grants")` over what it names, `morphToMany(Tag::class, "taggable")` over "taggables".
 */
export function pivotOf(
  call: SyntaxNode,
  models: readonly [own: string, related: string],
  file: Reading,
): string | undefined {
  const kind = fieldOf(call, "name")?.text ?? "";
  if (!/^(?:belongsToMany|morph(?:To|edBy)Many)$/.test(kind)) return undefined;
  const { plain, named } = argumentsOf(call);
  const given = named.get("table") ?? plain[kind === "belongsToMany" ? 1 : 2];
  if (given === undefined) return usualPivot(plain[1], kind, models);
  const value = file.valueOf(given);
  // One that is computed is not known.
  return value.kind === "import" ? plural(worded(value.name ?? "")) : wordOf(given);
}

/** Both names in the order of the alphabet; of what may be tied to many kinds, how that is called. */
function usualPivot(
  called: SyntaxNode | undefined,
  kind: string,
  models: readonly string[],
): string | undefined {
  if (kind === "belongsToMany") return models.map(worded).toSorted().join("_");
  const word = wordOf(called);
  return word === undefined ? undefined : plural(word);
}

const worded = (name: string): string => underscored(name.slice(name.lastIndexOf("\\") + 1));
