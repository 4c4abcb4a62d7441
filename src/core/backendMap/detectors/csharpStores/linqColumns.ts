import type { QueryColumn } from "../../backendMap.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { argumentsOf, nameIn } from "../../languages/csharp/values.ts";
import type { TableRef } from "../../facts/queryFacts.ts";
import { calledName } from "./efFluent.ts";

/** The columns that the lambdas of a chain name: `Where(user => user.Email == email)`. */
export function columnsOf(chain: readonly SyntaxNode[], ref: TableRef): readonly QueryColumn[] {
  const table = wordsFor(ref);
  return chain.flatMap((call) => {
    const use = useOf(calledName(call));
    const [lambda] = argumentsOf(call);
    if (lambda !== undefined && /^Find(?:Async)?$/.test(calledName(call))) {
      return [{ name: "Id", table, use: "filter" as const }];
    }
    if (use === undefined || lambda?.type !== "lambda_expression") return [];
    return membersOf(lambda).map((name) => ({ name, table, use }));
  });
}

export function wordsFor(ref: TableRef): string {
  if ("table" in ref) return ref.table;
  const own = "model" in ref ? ref.model : wordsOf(ref.value);
  return [own, ...(ref.via ?? [])].join(".");
}

function useOf(name: string): QueryColumn["use"] | undefined {
  if (/^(?:OrderBy|ThenBy)(?:Descending)?$/.test(name)) return "sort";
  if (/^(?:Select|GroupBy|ToDictionary(?:Async)?)$/.test(name)) return "read";
  const asks =
    /^(?:Where|First|FirstOrDefault|Single|SingleOrDefault|Any|All|Count|LongCount|Last)/;
  return asks.test(name) ? "filter" : undefined;
}

/** What is read of the lambda's own parameter; what leads further is another table's. */
function membersOf(lambda: SyntaxNode): readonly string[] {
  const parameter = /^(?:async\s+)?\(?\s*(\w+)/.exec(lambda.text)?.[1];
  const names = nodesOf(lambda, "member_access_expression")
    .filter((one) => rowIn(fieldOf(one, "expression")?.text ?? "") === parameter)
    .map((one) => nameIn(fieldOf(one, "name")));
  return [...new Set(names)];
}

/** `user` of `user!` and of `((Admin)user)`, a row of one kind. */
const rowIn = (text: string): string =>
  text.replace(/^\(\s*\([\w.<>]+\)\s*(\w+)\s*\)$/, "$1").replace(/!$/, "");
