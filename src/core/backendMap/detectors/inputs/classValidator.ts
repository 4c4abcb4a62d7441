import type { InputFact, ShapeFact, ShapeField } from "../../facts/inputFacts.ts";
import type { SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { classes } from "../../languages/javascript/source.ts";
import { typeIn } from "../../languages/javascript/parameters.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { nodesIn } from "../javascriptRouting/nodesIn.ts";

/** Classes that class-validator checks, and the parameters of NestJS' handlers that are of them. */
export const classValidator: Stack = {
  name: "class-validator",
  languages: javascriptIds,
  markers: /class-validator|@(?:Body|Query)\(|(?:Partial|Pick|Omit|Intersection)Type\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  return {
    shapes: nodesIn(file, ...classes).flatMap((node) => shapeOf(node, file)),
    inputs: nodesIn(file, "method_definition").flatMap((node) => inputsOf(node, file)),
  };
}

/** Those of class-validator that refuse what is not there. */
const refusing =
  /^(?:Is(?!Optional|Empty)[A-Z]\w*|Min\w*|Max\w*|Length|Matches|Contains|Array[A-Z]\w*|Equals|NotEquals)$/;
/** What lets a field be absent, fills it in, or calls it otherwise. */
const lenient = /^(?:IsOptional|ValidateIf|Transform|Allow)$/;

function shapeOf(node: SyntaxNode, file: Reading): readonly ShapeFact[] {
  const body = fieldOf(node, "body");
  const heritage = childrenOf(node).find(({ type }) => type === "class_heritage");
  const bases = heritage === undefined ? [] : extendedBy(heritage).map(file.valueOf);
  const members = body === undefined ? [] : body.namedChildren;
  const fields = members.filter(({ type }) => type.endsWith("field_definition"));
  const isModel = bases.length > 0 || fields.some((one) => decoratorsOn(one).length > 0);
  if (!isModel) return [];
  const isOpen = fields.some((one) => /@Expose\(\s*\{[^}]*name\s*:/.test(one.text));
  return [
    {
      definition: file.scopeOf(node),
      fields: fields.map(fieldIn),
      bases,
      ...(isOpen && { isOpen }),
    },
  ];
}

function extendedBy(heritage: SyntaxNode): readonly SyntaxNode[] {
  const clause = childrenOf(heritage).find(({ type }) => type === "extends_clause");
  if (clause !== undefined) return childrenOf(clause).slice(0, 1);
  return childrenOf(heritage).filter(({ type }) => !type.endsWith("_clause"));
}

function fieldIn(node: SyntaxNode): ShapeField {
  const decorators = decoratorsOn(node);
  const names = decorators.map(nameOf);
  const isMarked = node.children.some(({ type }) => type === "?");
  const isGrouped = decorators.some(({ text }) => /\bgroups\s*:/.test(text));
  const required =
    names.some((one) => refusing.test(one)) &&
    !names.some((one) => lenient.test(one)) &&
    !isMarked &&
    !isGrouped &&
    fieldOf(node, "value") === undefined;
  return { name: keyOf(fieldOf(node, "name") ?? fieldOf(node, "property")), required };
}

/** They stand in the field, or before it among the members of its class. */
function decoratorsOn(field: SyntaxNode): readonly SyntaxNode[] {
  const found = childrenOf(field).filter(({ type }) => type === "decorator");
  let before = field.previousNamedSibling;
  while (before?.type === "decorator" || before?.type === "comment") {
    if (before.type === "decorator") found.push(before);
    before = before.previousNamedSibling;
  }
  return found;
}

const nameOf = ({ text }: SyntaxNode): string => /^@(?:\w+\.)*(\w+)/.exec(text)?.[1] ?? "";

/** `@Body() order: NewOrder`, `@Query("page", ParseIntPipe) page: number`. */
function inputsOf(node: SyntaxNode, file: Reading): readonly InputFact[] {
  const parameters = fieldOf(node, "parameters");
  const definition = file.scopeOf(node);
  return (parameters === undefined ? [] : childrenOf(parameters)).flatMap(
    (one): readonly InputFact[] => {
      const decorator = childrenOf(one).find(({ type }) => type === "decorator");
      const [, kind, name, pipe] =
        /^@(Body|Query)\(\s*(?:["'](\w+)["']\s*(?:,\s*(\w+)\s*)?)?\)$/.exec(
          decorator?.text ?? "",
        ) ?? [];
      const type = typeIn(one);
      if (kind === undefined || type === undefined) return [];
      const part = kind === "Body" ? "body" : "query";
      if (name === undefined) return [{ definition, in: part, shape: file.valueOf(type) }];
      if (part === "body") return [];
      return [{ definition, in: part, name, required: /^Parse\w+Pipe$/.test(pipe ?? "") }];
    },
  );
}
