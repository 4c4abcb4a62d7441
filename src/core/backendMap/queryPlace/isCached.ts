import type { SyntaxNode } from "../grammars/syntax.ts";
import { isKeptOnce } from "./isKeptOnce.ts";

/** What a cache is given to make what it does not hold: `Cache::remember($key, 60, fn () => …)`. */
const caches =
  /cache[\w()'"]{0,24}\s*(?:\??\.|&\.|->|::)\s*(?:remember\w*|sear|fetch|wrap|get_?or_?\w+|compute_?if_?absent|get)\s*(?:<[^<>]*>)?\s*[({]/i;
/** What says that all calls of a function are answered from a cache: `@Cacheable`, `@lru_cache`. */
const cached = /@(?:\w+\.)*(?:Cacheable|lru_cache|cache|cached\w*|memoize\w*)\b/;
const named = /^(?:function_(?:declaration|definition|item)|method(?:_\w+)?|decorated_definition)$/;
/** So much of a call, or of a function, is looked at. */
const farthest = 200;

/** `return @rows if defined?(@rows)`, `if (cached) return cached`, `if let Some(found) = client.get(Cache::App, id) { return Ok(found) }`. */
const answered =
  /(?:\bcached?|\w*Cache|\bredis)\w*\b[^{}]{0,160}[{):]\s*return\b|\breturn (@\w+) if (?:defined\?\(\1\)|\1\b)/;
/** So much of a function before the query is looked at. */
const longestBefore = 600;

/** Whether a query is asked only where a cache has no answer, as far as its own function tells. */
export function isCached(query: SyntaxNode): boolean {
  for (let at = query.parent; at !== null; at = at.parent) {
    if (isKeptOnce(at)) return true;
    const before = at.text.slice(0, Math.min(farthest, query.startIndex - at.startIndex));
    if (/call|invocation/.test(at.type) && caches.test(before)) return true;
    if (!named.test(at.type)) continue;
    const code = at.text.slice(0, query.startIndex - at.startIndex).slice(-longestBefore);
    if (cached.test(before) || answered.test(code)) return true;
    if (at.parent?.type !== "decorated_definition") return false;
  }
  return false;
}
