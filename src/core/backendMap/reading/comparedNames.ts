/** How code of any language asks which of several known values something is. */
const comparing: readonly RegExp[] = [
  /[\w\])]\[\s*(?:\w+[.>-]+)*\$?(\w+)\s*\]/g,
  /\b(?:switch|match|when|case)\s*\(?\s*(?:\w+[.>-]+)*\$?(\w+)(?:\.\w+\(\))*\s*\)?\s*\{/g,
  /\b(\w+)\s+switch\b/g,
  /\$?\b(\w+)(?:\.\w+\(\))?\s*(?:===?|!==?)\s*["'`][^"'`]/g,
  /[^"'`\s]["'`]\s*(?:===?|!==?)\s*\$?(\w+)/g,
  /\b(\w+)\s+(?:not\s+)?in\s+[\w({[]/g,
  /\b(?:in_array|array_key_exists|contains(?:_?key)?|includes|has)\s*\(\s*(?:\w+\s*,\s*)?[&$]*(\w+)\s*[,)]/gi,
];

/** The names that a file compares: what goes on under one of them may be one of a few known values. */
export function comparedNames(text: string): readonly string[] {
  const found = comparing.flatMap((one) =>
    [...text.matchAll(one)].flatMap(([, name]) => name ?? []),
  );
  return [...new Set(found)].filter((name) => !/^\d/.test(name));
}
