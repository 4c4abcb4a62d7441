import type { DefinitionEntity } from "../../link/names/entity.ts";
import type { Linking } from "../../link/linking.ts";
import type { Ancestry } from "../python/classViews.ts";

/** The method of a class, its own or the nearest inherited one. */
export function methodOf(
  name: string,
  { inside }: Ancestry,
  { index }: Linking,
): DefinitionEntity | undefined {
  for (const { file, index: at } of inside) {
    const [found] = index.names(file).definition(at, name);
    if (found !== undefined) return { kind: "definition", file, index: found };
  }
  return undefined;
}

/** What `http_method_names` leaves of a class's methods. */
export function methodNames(
  { inside }: Ancestry,
  { index }: Linking,
): ReadonlySet<string> | undefined {
  for (const one of inside) {
    const [binding] = index.names(one.file).binding(one.index, "http_method_names");
    if (binding?.value.kind !== "list") continue;
    const texts = binding.value.items.map((item) => (item.kind === "text" ? item.text : ""));
    return new Set(texts.map((text) => text.toLowerCase()));
  }
  return undefined;
}
