import type { TextEntity } from "../names/entity.ts";
import { joined } from "../names/textsOf.ts";

/** As the framework of a router or a route puts two paths together. */
export function joinPathsOf(
  fact: { readonly joinsPlainly?: true } | undefined,
  head: TextEntity,
  tail: TextEntity,
): TextEntity {
  return fact?.joinsPlainly === true ? joined(head, tail) : joinPaths(head, tail);
}

/** "/a" and "b" are "/a/b"; an empty one changes nothing. */
export function joinPaths(head: TextEntity, tail: TextEntity): TextEntity {
  const isSplit = head.text === "" || tail.text === "" || /^[/^]/.test(tail.text);
  const needsSlash = !isSplit && !head.text.endsWith("/");
  return joined(needsSlash ? { ...head, text: `${head.text}/` } : head, tail);
}
