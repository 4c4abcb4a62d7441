import type { SomeFacts } from "../../facts/facts.ts";
import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, itemsOf, wordOf, wordsIn } from "../../languages/php/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** Form requests of Laravel, and what controllers validate by themselves. */
export const laravelRequests: Stack = {
  name: "laravel-requests",
  languages: ["php"],
  markers: /\bextends\s+\w*Request\b|->validate\(|\b\w+Request\s+\$\w+/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const methods = nodesOf(file.root, "method_declaration");
  return {
    shapes: methods.flatMap((one) => requestOf(one, file)),
    inputs: methods.flatMap((one) => [...takenBy(one, file), ...validatedIn(one, file)]),
  };
}

/** The class whose `rules` these are; open where they are not one array that the code spells out. */
function requestOf(method: SyntaxNode, file: Reading): readonly ShapeFact[] {
  const around = method.parent?.parent;
  if (fieldOf(method, "name")?.text !== "rules" || around?.type !== "class_declaration") return [];
  const rules = rulesIn(method);
  // What is prepared may be filled in.
  const isOpen = rules === undefined || around.text.includes("function prepareForValidation");
  const definition = file.scopeOf(around);
  return [{ definition, fields: fieldsIn(rules), bases: [], ...(isOpen && { isOpen }) }];
}

function rulesIn(method: SyntaxNode): SyntaxNode | undefined {
  const [only, ...others] = nodesOf(method, "return_statement");
  const isWhole = others.length === 0 && only?.parent?.id === fieldOf(method, "body")?.id;
  const rules = isWhole ? only?.namedChildren[0] : undefined;
  return rules?.type === "array_creation_expression" ? rules : undefined;
}

/** Top fields: "title" of `['title' => 'required|string', 'tags.*' => 'string']`. */
function fieldsIn(rules: SyntaxNode | undefined): readonly ShapeField[] {
  return itemsOf(rules).flatMap(({ key, value }): readonly ShapeField[] => {
    const name = wordOf(key);
    if (name === undefined || name.includes(".")) return [];
    const words = wordsIn(value).flatMap((one) => one.split("|"));
    return [{ name, required: words.includes("required") && !words.includes("sometimes") }];
  });
}

/** `store(StoreOrderRequest $request)`. */
function takenBy(method: SyntaxNode, file: Reading): readonly InputFact[] {
  const definition = file.scopeOf(method);
  const given = file.facts.definitions[definition]?.parameters ?? [];
  return given.flatMap(({ type }): readonly InputFact[] => {
    if (type?.kind !== "instance" || !/\w\w*Request$/.test(wordsOf(type.type))) return [];
    return [{ definition, in: "body", shape: type.type }];
  });
}

/** `$request->validate([…])` as a statement of the method itself, so that nothing goes past it. */
function validatedIn(method: SyntaxNode, file: Reading): readonly InputFact[] {
  const body = fieldOf(method, "body");
  const calls = nodesOf(method, "member_call_expression").filter(
    (one) => fieldOf(one, "name")?.text === "validate" && statementOf(one)?.id === body?.id,
  );
  const [only, ...others] = calls;
  if (only === undefined || others.length > 0) return [];
  const definition = file.scopeOf(method);
  const rules = argumentsOf(only).plain.find(({ type }) => type === "array_creation_expression");
  return fieldsIn(rules).map((one) => ({ definition, in: "body" as const, ...one }));
}

/** What the statement stands in that a call is, or is given to a name by. */
function statementOf(call: SyntaxNode): SyntaxNode | undefined {
  const whole = call.parent?.type === "assignment_expression" ? call.parent : call;
  return whole.parent?.type === "expression_statement"
    ? (whole.parent.parent ?? undefined)
    : undefined;
}
