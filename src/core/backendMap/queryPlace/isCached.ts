import type { SyntaxNode } from "../grammars/syntax.ts";

/** What a cache is given to make what it does not hold: `Cache::remember($key, 60, fn () => …)`. */
const caches =
  /cache[\w()'"]{0,24}\s*(?:\??\.|&\.|->|::)\s*(?:remember\w*|sear|fetch|wrap|get_?or_?\w+|compute_?if_?absent|get)\s*(?:<[^<>]*>)?\s*[({]/i;
/** What says that all calls of a function are answered from a cache: `@Cacheable`, `@lru_cache`. */
const cached = /@(?:\w+\.)*(?:Cacheable|lru_cache|cache|cached\w*|memoize\w*)\b/;
const named = /^(?:function_(?:declaration|definition|item)|method(?:_\w+)?|decorated_definition)$/;
/** So much of a call, or of a function, is looked at. */
const farthest = 200;

/** Whether a query is asked only where a cache has no answer, as far as its own function tells. */
export function isCached(query: SyntaxNode): boolean {
  for (let at = query.parent; at !== null; at = at.parent) {
    const before = at.text.slice(0, Math.min(farthest, query.startIndex - at.startIndex));
    if (/call|invocation/.test(at.type) && caches.test(before)) return true;
    if (!named.test(at.type)) continue;
    if (cached.test(before)) return true;
    if (at.parent?.type !== "decorated_definition") return false;
  }
  return false;
}
