/** Methods that a handler of all of them looks for: `case "GET":`, `req.method !== "POST"`. */
export function methodsTold(text: string): readonly string[] {
  if (!text.includes(".method") && !/\bmethod\b/.test(text)) return [];
  const compared = text.matchAll(
    /\bmethod\s*[!=]==?\s*["'](GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)["']/g,
  );
  const cases = text.matchAll(/\bcase\s+["'](GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS)["']\s*:/g);
  const found = [...compared, ...cases].flatMap(([, method]) =>
    method === undefined ? [] : [method],
  );
  return [...new Set(found)];
}
