import type { SyntaxNode } from "../../grammars/syntax.ts";

/** What bounds the rows of a query that was made: `query.setMaxResults(20)`, `query.maxResults = 20`. */
const bounds =
  "(?:setMaxResults|maxResults|getSingleResult|singleResult|setMaxRows|uniqueResult)\\b";
const boundsIt = new RegExp(`\\.\\s*${bounds}`);
const declares = /(?:local_variable|property)_declaration$/;
const statements = /statement$|^(?:block|statements|function_body|method_declaration)$/;
const methods = /(?:method|constructor|function)_declaration$/;

/** Whether code bounds the rows of a query that it makes from a text, at once or by the name it gives it. */
export function isBounded(text: SyntaxNode): boolean {
  for (let around = text.parent; around !== null; around = around.parent) {
    if (declares.test(around.type)) {
      return boundsIt.test(around.text) || isBoundedByName(around);
    }
    if (statements.test(around.type)) return boundsIt.test(around.text) && around.type !== "block";
  }
  return false;
}

function isBoundedByName(declared: SyntaxNode): boolean {
  const name = /(\w+)\s*(?::\s*[\w<>.?\s]+)?=/.exec(declared.text)?.[1];
  let method = declared.parent;
  while (method !== null && !methods.test(method.type)) method = method.parent;
  if (name === undefined || method === null) return false;
  return new RegExp(`\\b${name}(?:\\s*\\.\\s*\\w+\\([^()]*\\))*\\s*\\.\\s*${bounds}`).test(
    method.text.slice(declared.endIndex - method.startIndex),
  );
}
