import type { SomeFacts } from "../../facts/facts.ts";
import type { ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { fastapiInputs } from "./fastapiInputs.ts";

/** Models of Pydantic, and what FastAPI's handlers take. */
export const pydantic: Stack = {
  name: "pydantic",
  languages: ["python"],
  markers:
    /\bpydantic\b|\bsqlmodel\b|\bfastapi\b|BaseModel|\(\w*(?:Base|Model|Schema|Create|Update)\w*\)\s*:/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  return {
    shapes: nodesOf(file.root, "class_definition").flatMap((node) => modelOf(node, file)),
    inputs: /\bfastapi\b/.test(file.text) ? fastapiInputs(file) : [],
  };
}

/** What a model is made of at last. */
const root = /(?:^|\.)(?:BaseModel|SQLModel|ABC|object|Generic)$/;
/** May give fields that are not sent, or other names to those that are. */
const changing =
  /alias_generator|mode\s*=\s*["'](?:before|wrap)["']|pre\s*=\s*True|\btable\s*=\s*True/;

function modelOf(node: SyntaxNode, file: Reading): readonly ShapeFact[] {
  const [list, body] = [fieldOf(node, "superclasses"), fieldOf(node, "body")];
  if (list === undefined || body === undefined) return [];
  const supers = childrenOf(list).filter(({ type }) => type !== "keyword_argument");
  const others = supers.filter(({ text }) => !root.test(text.replace(/\[.*$/s, "")));
  if (supers.length === 0) return [];
  const isOpen = changing.test(list.text) || changing.test(body.text);
  return [
    {
      definition: file.scopeOf(node),
      fields: childrenOf(body).flatMap(fieldsIn),
      bases: others.map(file.valueOf),
      ...(isOpen && { isOpen }),
    },
  ];
}

/** `sku: str`, `amount: int = Field(..., alias="count")`. */
function fieldsIn(statement: SyntaxNode): readonly ShapeField[] {
  const [one] = childrenOf(statement);
  const [left, type] =
    one?.type === "assignment" ? [fieldOf(one, "left"), fieldOf(one, "type")] : [];
  if (one === undefined || left?.type !== "identifier" || type === undefined) return [];
  if (/^_|^model_config$/.test(left.text) || /^(?:typing\.)?ClassVar\b/.test(type.text)) return [];
  const given = fieldOf(one, "right");
  return [{ name: aliasIn(given) ?? left.text, required: isAsked(type.text, given) }];
}

function isAsked(type: string, given: SyntaxNode | undefined): boolean {
  // What may be nothing need not be sent in older versions; and what is annotated may have a default.
  if (/\bOptional\b|\bNone\b|\bAny\b|default|^Annotated/.test(type)) return false;
  if (given === undefined || given.type === "ellipsis") return true;
  if (given.type !== "call" || !/^(?:pydantic\.)?Field$/.test(calleeOf(given).words)) return false;
  const keywords = keywordsOf(given);
  const [first] = argumentsOf(given);
  return (
    (first === undefined || first.type === "ellipsis") &&
    !["default", "default_factory", "init", "exclude"].some((name) => keywords.has(name))
  );
}

function aliasIn(given: SyntaxNode | undefined): string | undefined {
  if (given?.type !== "call") return undefined;
  const keywords = keywordsOf(given);
  const alias = keywords.get("validation_alias") ?? keywords.get("alias");
  return alias === undefined ? undefined : /^["']([^"']+)["']$/.exec(alias.text)?.[1];
}
