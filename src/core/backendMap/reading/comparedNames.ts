/** How code of any language asks which of several known values something is. */
interface Comparison {
  readonly pattern: RegExp;
  /** Stands in every match: a cheap look before the one that tries every word of the text. */
  readonly holds?: RegExp;
}

const comparing: readonly Comparison[] = [
  { pattern: /[\w\])]\[\s*(?:\w+[.>-]+)*\$?(\w+)\s*\]/g },
  {
    pattern:
      /\b(?:switch|match|when|case)\s*\(?\s*(?:\w+[.>-]+)*\$?(\w+)(?:\.\w+\(\))*\s*\)?\s*\{/g,
  },
  { pattern: /\b(\w+)\s+switch\b/g, holds: /\sswitch/ },
  { pattern: /\$?\b(\w+)(?:\.\w+\(\))?\s*(?:===?|!==?)\s*["'`][^"'`]/g, holds: /[=!]=\s*["'`]/ },
  { pattern: /[^"'`\s]["'`]\s*(?:===?|!==?)\s*\$?(\w+)/g },
  { pattern: /\b(\w+)\s+(?:not\s+)?in\s+[\w({[]/g, holds: /\sin\s/ },
  {
    pattern:
      /\b(?:in_array|array_key_exists|contains(?:_?key)?|includes|has)\s*\(\s*(?:\w+\s*,\s*)?[&$]*(\w+)\s*[,)]/gi,
  },
];

/** The names that a file compares: what goes on under one of them may be one of a few known values. */
export function comparedNames(text: string): readonly string[] {
  const found = comparing
    .filter(({ holds }) => holds?.test(text) !== false)
    .flatMap(({ pattern }) => [...text.matchAll(pattern)].flatMap(([, name]) => name ?? []));
  return [...new Set(found)].filter((name) => !/^\d/.test(name));
}
