import type { SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import type { SqlText } from "./sqlString.ts";

/** Expressions that are what a request brought. */
const request =
  /\b(?:req|request|ctx|context|event)\b(?:\.request|\.req)?\??\.(?:query|params|body|headers|cookies|queryStringParameters|pathParameters|param|header)\b|\bsearchParams\b/;
/** What cannot carry SQL: numbers, and what was escaped. */
const harmless =
  /^(?:Number|parseInt|parseFloat|Math\.\w+|\+)|escape|quote|literal|sanitiz|\.length$|\bBigInt\(|\.raw\(|\.join\(|placeholder|bind/i;

/**
 * What of a request becomes part of the text of a query, as the code writes it: directly, or by a name
 * that the same file binds to it. Undefined where all is constant, or comes from elsewhere.
 */
export function concatenatedIn(sql: SqlText, file: Reading): string | undefined {
  const found = sql.holes.find((one) => !harmless.test(one.text) && isOfRequest(one, file));
  return found?.text.slice(0, 80);
}

/** `conditions.join(" AND ")`. */
const joined = /^[\w$]+\.join\([^()]*\)$/;

/** Names that become part of the text and may be anything, in so far as the function tells. */
export function fillsOf({ holes }: SqlText, file: Reading): readonly Value[] {
  return holes
    .filter(
      ({ type, text }) =>
        joined.test(text) ||
        (/^(?:identifier|member_expression)$/.test(type) && !harmless.test(text)),
    )
    .map((one) => file.valueOf(one))
    .filter(({ kind }) => kind === "name" || kind === "member" || kind === "call");
}

function isOfRequest(node: SyntaxNode, file: Reading): boolean {
  if (request.test(node.text)) return true;
  const names = node.text.match(/[A-Za-z_$][\w$]*/g) ?? [];
  const scope = file.scopeOf(node);
  return file.facts.bindings.some(
    (one) => names[0] === one.name && one.scope === scope && request.test(pathOf(one.value)),
  );
}

/** A chain of members as text. */
function pathOf(value: Value): string {
  if (value.kind === "name") return value.name;
  if (value.kind === "member") return `${pathOf(value.of)}.${value.name}`;
  if (value.kind === "call") return `${pathOf(value.callee)}()`;
  return value.kind === "either" ? value.options.map(pathOf).join(" ") : "";
}
