import type { SomeFacts } from "../../facts/facts.ts";
import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";

/** Serializers of Django REST framework, and the views that validate a body by one. */
export const drfSerializers: Stack = {
  name: "drf-serializers",
  languages: ["python"],
  markers: /\bserializers\.\w|Serializer\(/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  return {
    shapes: nodesOf(file.root, "class_definition").flatMap((node) => serializerOf(node, file)),
    inputs: nodesOf(file.root, "function_definition").flatMap((node) => validatedIn(node, file)),
  };
}

/** What every serializer is made of at last; fields that only the model tells ask for nothing here. */
const root = /(?:^|\.)(?:\w*ModelSerializer|Serializer)$/;
/** May make, rename or fill in fields. */
const changing = /\bdef\s+(?:__init__|to_internal_value|get_fields|get_extra_kwargs)\b/;
/** Are given back only, or are filled in by the server. */
const notSent =
  /(?:^|\.)(?:HiddenField|SerializerMethodField|ReadOnlyField|StringRelatedField|HyperlinkedIdentityField)$/;

function serializerOf(node: SyntaxNode, file: Reading): readonly ShapeFact[] {
  const [list, body] = [fieldOf(node, "superclasses"), fieldOf(node, "body")];
  if (list === undefined || body === undefined || !/Serializer\b/.test(list.text)) return [];
  const others = childrenOf(list).filter(
    ({ type, text }) => type !== "keyword_argument" && !root.test(text.replace(/\[.*$/s, "")),
  );
  return [
    {
      definition: file.scopeOf(node),
      fields: childrenOf(body).flatMap(fieldIn),
      bases: others.map(file.valueOf),
      ...(changing.test(body.text) && { isOpen: true as const }),
    },
  ];
}

/** `title = serializers.CharField()`. */
function fieldIn(statement: SyntaxNode): readonly ShapeField[] {
  const [one] = childrenOf(statement);
  if (one?.type !== "assignment") return [];
  const [left, right] = [fieldOf(one, "left"), fieldOf(one, "right")];
  if (left?.type !== "identifier" || right?.type !== "call") return [];
  const keywords = keywordsOf(right);
  if (!isSent(calleeOf(right).words) || keywords.has("read_only")) return [];
  return [{ name: left.text, required: !mayLack(keywords) }];
}

const mayLack = (keywords: ReadonlyMap<string, SyntaxNode>): boolean =>
  keywords.get("required")?.text === "False" || keywords.has("default");

const isSent = (called: string): boolean =>
  /(?:Field|Serializer)$/.test(called) && !notSent.test(called);

/** `OrderSerializer(data=request.data)` in a view that refuses what is not valid; not a part of one. */
function validatedIn(view: SyntaxNode, file: Reading): readonly InputFact[] {
  if (!view.text.includes(".is_valid(")) return [];
  const made = nodesOf(view, "call").filter((one) => {
    const keywords = keywordsOf(one);
    return /\brequest\.data$/.test(keywords.get("data")?.text ?? "") && !keywords.has("partial");
  });
  const [only, ...others] = made;
  const callee = only && fieldOf(only, "function");
  if (only === undefined || callee === undefined || others.length > 0) return [];
  if (callee.type !== "identifier" || argumentsOf(only).length > 0) return [];
  return [{ definition: file.scopeOf(view), in: "body", shape: file.valueOf(callee) }];
}
