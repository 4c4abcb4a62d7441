import { isMethod } from "../javascriptRouting/isMethod.ts";
import type { Reading } from "../../reading/stack.ts";
import { nodesIn } from "../javascriptRouting/nodesIn.ts";

/**
 * Methods that a handler of all of them looks for, `case "GET":`, `req.method !== "POST"`, or has a
 * function for each of: `answered(req, res, { GET: list, POST: create })`.
 */
export function methodsTold(file: Reading): readonly string[] {
  const compared = methodsCompared(file.text);
  return compared.length > 0 ? compared : methodsKeyed(file);
}

function methodsCompared(text: string): readonly string[] {
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

function methodsKeyed(file: Reading): readonly string[] {
  if (!/\b(?:GET|POST|PUT|PATCH|DELETE)\b/.test(file.text)) return [];
  for (const node of nodesIn(file, "object")) {
    const value = file.valueOf(node);
    const fields = value.kind === "record" ? Object.entries(value.fields) : [];
    const areHandlers = fields.every(([key, { kind }]) => isMethod(key) && kind !== "text");
    if (fields.length > 0 && areHandlers) return fields.map(([key]) => key);
  }
  return [];
}
