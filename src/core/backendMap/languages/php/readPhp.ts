import type { CallFact, Export } from "../../facts/facts.ts";
import { childrenOf, nodesOf, rangeOf, type ParsedFile } from "../../grammars/syntax.ts";
import { nestDefinitions, noFacts } from "../../reading/scopes.ts";
import type { Reading } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";
import { bindingsOf } from "./bindings.ts";
import { completed, declarationTypes, definedAt, type Completing } from "./declarations.ts";
import { argumentsOf, callTypes } from "./literals.ts";
import { namesIn } from "./names.ts";
import { valueOf } from "./values.ts";

/** What names mean in a file of PHP. */
export function readPhp(file: ParsedFile): Reading {
  const names = namesIn(file.root);
  const defined = nodesOf(file.root, ...declarationTypes).map((node) => definedAt(node, names));
  const scoped = nestDefinitions(defined);
  const lowering = { names, definitionOf: scoped.definitionOf };
  const completing: Completing = { scoped, value: (node) => valueOf(node, lowering) };
  const definitions = scoped.definitions.map((one, index) => {
    const node = defined[index]?.node;
    return node === undefined ? one : completed(one, node, completing);
  });
  const facts = {
    ...noFacts(file.path, file.languageId),
    definitions,
    bindings: bindingsOf(file.root, completing),
    calls: callsOf(file, completing),
    exports: returned(file, completing),
  };
  return { ...file, facts, scopeOf: scoped.scopeOf, valueOf: completing.value };
}

function callsOf({ root }: ParsedFile, { scoped, value }: Completing): readonly CallFact[] {
  return nodesOf(root, ...callTypes, "object_creation_expression").flatMap((node) => {
    const call = value(node);
    if (call.kind !== "call") return [];
    const named = [...argumentsOf(node).named].map(([name, one]) => [`$${name}`, value(one)]);
    return [
      {
        scope: scoped.scopeOf(node),
        callee: call.callee,
        args: call.args,
        ...(named.length > 0 && { named: Object.fromEntries(named) as CallFact["named"] }),
        range: rangeOf(node),
      } as CallFact,
    ];
  });
}

/** A file of configuration returns what it says. */
function returned({ root }: ParsedFile, { scoped, value }: Completing): readonly Export[] {
  return nodesOf(root, "return_statement")
    .filter((node) => scoped.scopeOf(node) === fileScope)
    .flatMap((node) => childrenOf(node).slice(0, 1))
    .map((node) => ({ name: "=", value: value(node) }));
}
