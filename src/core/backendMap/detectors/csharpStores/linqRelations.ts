import type { TableRef } from "../../facts/queryFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, nameIn } from "../../languages/csharp/values.ts";
import { calledName } from "./efFluent.ts";

type Path = readonly string[];

/**
 * The tables that a chain reads beside its own: what it includes, and what the conditions and the
 * result lead through. What is no relation after all means no table.
 */
export function relatedBy(chain: readonly SyntaxNode[], ref: TableRef): readonly TableRef[] {
  if ("table" in ref) return [];
  const paths: Path[] = [];
  let included: Path = [];
  for (const call of chain) {
    const name = calledName(call);
    const [given] = argumentsOf(call);
    if (given === undefined) continue;
    if (name === "Include" || name === "ThenInclude") {
      const path = includedPath(given);
      included = name === "Include" ? path : [...included, ...path];
      paths.push(...path.map((_, at) => included.slice(0, included.length - at)));
    } else if (given.type === "lambda_expression") {
      paths.push(...pathsThrough(given));
    }
  }
  const each = new Map(paths.map((path) => [path.join("."), path]));
  return [...each.values()].map((path) => ({ ...ref, via: [...(ref.via ?? []), ...path] }));
}

/** `order => order.Lines`, `o => o.Lines.Where(…)`, `"Lines.Product"`. */
function includedPath(given: SyntaxNode): Path {
  const named = /^"([\w.]+)"$/.exec(given.text)?.[1];
  if (named !== undefined) return named.split(".");
  const [, members = ""] = /=>\s*\w+((?:\s*[!?]?\s*\.\s*\w+\b(?!\s*[(<]))+)/.exec(given.text) ?? [];
  return members.match(/\w+/g) ?? [];
}

/** What a lambda's own parameter leads to, without the last member: `line => line.Order.Customer.Name`. */
function pathsThrough(lambda: SyntaxNode): readonly Path[] {
  const parameter = /^(?:async\s+)?\(?\s*(\w+)/.exec(lambda.text)?.[1];
  if (parameter === undefined) return [];
  return nodesOf(lambda, "member_access_expression").flatMap((node) => {
    const names = membersOn(fieldOf(node, "expression"), parameter);
    return names === undefined || names.length === 0 ? [] : [names];
  });
}

const longest = 5;

function membersOn(node: SyntaxNode | undefined, parameter: string): Path | undefined {
  const names: string[] = [];
  let one = node;
  while (one !== undefined && names.length < longest) {
    if (one.type === "postfix_unary_expression") one = one.firstNamedChild ?? undefined;
    else if (one.type === "member_access_expression") {
      names.unshift(nameIn(fieldOf(one, "name")));
      one = fieldOf(one, "expression");
    } else return one.text === parameter ? names : undefined;
  }
  return undefined;
}
