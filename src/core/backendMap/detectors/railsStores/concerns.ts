import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, statementsOf } from "../../languages/ruby/literals.ts";
import type { Reading } from "../../reading/stack.ts";
import type { TableFact } from "../../facts/tableFacts.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { keysOf, relationsOf } from "./associations.ts";
import { nameOf } from "./begun.ts";

/** Modules that give each model that includes them associations: `included do … end`. */
export function concernsOf(file: Reading): readonly TableFact[] {
  if (!/\bincluded\s+do\b/.test(file.text)) return [];
  return nodesOf(file.root, "module").flatMap((node) => concernOf(node, file));
}

function concernOf(node: SyntaxNode, file: Reading): readonly TableFact[] {
  const own = fieldOf(node, "name");
  const included = callsOf(node, "included").flatMap((call) => fieldOf(call, "block") ?? []);
  if (own === undefined || included.length === 0) return [];
  const model = file.facts.definitions[file.scopeOf(node)]?.name ?? own.text;
  const relations = included.flatMap((one) => Object.entries(relationsOf(one, model)));
  const keys = included.flatMap((one) => Object.entries(keysOf(one)));
  const parts = { columns: [], indexes: [], foreignKeys: [], range: rangeOf(own) };
  return [
    {
      origin: "model",
      name: model,
      model,
      scope: fileScope,
      ...parts,
      relations: Object.fromEntries(relations),
      keys: Object.fromEntries(keys),
      isAbstract: true,
    },
  ];
}

/** `include Likeable`: what a class has of modules. */
export function includedIn(node: SyntaxNode, file: Reading): readonly Value[] {
  return callsOf(node, "include")
    .flatMap((call) => argumentsOf(call).plain)
    .filter(({ type }) => type === "constant" || type === "scope_resolution")
    .map((one) => file.valueOf(one));
}

const callsOf = (node: SyntaxNode, name: string): readonly SyntaxNode[] =>
  statementsOf(node).filter((one) => one.type === "call" && nameOf(one) === name);
