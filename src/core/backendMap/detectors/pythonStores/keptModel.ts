import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf } from "../../languages/python/calls.ts";
import { constructorOf } from "../python/constructors.ts";

/**
 * The model that `self.model` is, where a class hands it to the one that it stands below, in its
 * constructor or as the first type: `super().__init__(Order)`, `class Orders(Store[Order, New])`.
 */
export function keptModel(node: SyntaxNode): SyntaxNode {
  if (!/^(?:self|cls)\.model$/.test(node.text)) return node;
  const own = classAround(node);
  return (own && (handedOn(own) ?? firstType(own))) ?? node;
}

function classAround(node: SyntaxNode): SyntaxNode | undefined {
  let around = node.parent;
  while (around !== null && around.type !== "class_definition") around = around.parent;
  return around ?? undefined;
}

const isModelName = ({ type, text }: SyntaxNode): boolean =>
  type === "identifier" && /^[A-Z]\w*[a-z]\w*$/.test(text);

function handedOn(own: SyntaxNode): SyntaxNode | undefined {
  const constructor = constructorOf(own);
  const call = nodesOf(constructor ?? own, "call").find(
    (one) => calleeOf(one).words === "super().__init__",
  );
  const given = constructor && call ? argumentOf(call, 0, "model") : undefined;
  return given && isModelName(given) ? given : undefined;
}

function firstType(own: SyntaxNode): SyntaxNode | undefined {
  const bases = fieldOf(own, "superclasses")?.namedChildren ?? [];
  const types = bases
    .filter(({ type, text }) => type === "subscript" && !/^(?:\w+\.)?Generic\b/.test(text))
    .flatMap((one) => fieldOf(one, "subscript") ?? []);
  return types.find(isModelName);
}
