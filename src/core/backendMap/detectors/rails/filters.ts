import type { Binding } from "../../facts/facts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf, wordsIn } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";

const filters = new Set(["before_action", "prepend_before_action", "skip_before_action"]);

/** What runs before the actions of a controller: bindings of its class, named for the call. */
export function filtersOf(file: Reading): readonly Binding[] {
  if (!file.text.includes("before_action")) return [];
  return nodesOf(file.root, "call").flatMap((node) => {
    const call = fieldOf(node, "method")?.text ?? "";
    if (!filters.has(call) || fieldOf(node, "receiver") !== undefined) return [];
    const { plain, named } = argumentsOf(node);
    const [only, except] = [listed(named.get("only")), listed(named.get("except"))];
    const name = call === "skip_before_action" ? "skip" : "before";
    return plain.flatMap((one) => {
      const guard = wordOf(one);
      if (guard === undefined) return [];
      const fields = { guard: textOf(guard), ...(only && { only }), ...(except && { except }) };
      return [{ scope: file.scopeOf(node), name, value: { kind: "record", fields } as const }];
    });
  });
}

function listed(node: SyntaxNode | undefined): Value | undefined {
  return node && { kind: "list", items: wordsIn(node).map(textOf) };
}

const textOf = (text: string): Value => ({ kind: "text", text });
