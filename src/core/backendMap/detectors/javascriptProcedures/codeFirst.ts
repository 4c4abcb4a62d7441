import type { AnswererFact, EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { keyOf } from "../../languages/javascriptValues/texts.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { nodesIn } from "../javascriptRouting/nodesIn.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

type Root = "Query" | "Mutation" | "Subscription";

/** Schemas that code builds: graphql-js's object types, Pothos' and Nexus' fields of the roots. */
export function codeFirst(file: Reading): SomeFacts {
  const all = nodesIn(file, "call_expression", "new_expression").map((node) => factsOf(node, file));
  return {
    answerers: all.flatMap(({ answerers = [] }) => answerers),
    entries: all.flatMap(({ entries = [] }) => entries),
  };
}

function factsOf(node: SyntaxNode, file: Reading): SomeFacts {
  const name = calleeName(node);
  const [first, second] = argumentsOf(node);
  if (first === undefined) return {};
  if (name === "GraphQLObjectType" || name === "extendType") return namedType(first, file);
  const [, root = "", form] = /^(query|mutation|subscription)(Type|Fields?)$/.exec(name) ?? [];
  const type = `${root.slice(0, 1).toUpperCase()}${root.slice(1)}` as Root;
  if (form === "Field" && first.type === "string") {
    return { entries: fieldOfRoot(type, first, second, file) };
  }
  if (root === "") return {};
  if (form === "Type") return typed(type, first, file);
  return { answerers: fieldsFrom(first, type, file), entries: definedIn(first, type, file) };
}

/** The name of what is called, or of its last member. */
function calleeName(node: SyntaxNode): string {
  const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
  return callee === undefined ? "" : (fieldOf(callee, "property") ?? callee).text;
}

/** A type by its options: fields as a record or a function, or defined by calls. */
function typed(type: Root, options: SyntaxNode, file: Reading): SomeFacts {
  return {
    answerers: fieldsFrom(propertyOf(options, "fields"), type, file),
    entries: definedIn(propertyOf(options, "definition"), type, file),
  };
}

/** `new GraphQLObjectType({ name: "Query", fields })`, `extendType({ type: "Query", definition })`. */
function namedType(given: SyntaxNode, file: Reading): SomeFacts {
  if (given.type !== "object") return {};
  const said = propertyOf(given, "name") ?? propertyOf(given, "type");
  const [, type] = /^(?:Root)?(Query|Mutation|Subscription)(?:Type|Root)?$/.exec(keyOf(said)) ?? [];
  if (type === undefined) return {};
  return typed(type as Root, given, file);
}

/** A record of fields, or a function that gives one. */
function fieldsFrom(
  given: SyntaxNode | undefined,
  type: Root,
  file: Reading,
): readonly AnswererFact[] {
  const node = given === undefined ? undefined : returnedBy(given);
  if (node === undefined || /^(?:string|template_string)$/.test(node.type)) return [];
  return [
    {
      kind: "graphql",
      stack: "graphql",
      type,
      of: file.valueOf(node),
      guards: [],
      scope: file.scopeOf(node),
      range: rangeOf(node),
      otherwise: "all",
    },
  ];
}

/** What an arrow function gives, where it gives it at once; else what is there itself. */
function returnedBy(node: SyntaxNode): SyntaxNode | undefined {
  const body = fieldOf(node, "body");
  if (body === undefined) return node;
  const [only, ...others] = childrenOf(body);
  if (body.type === "parenthesized_expression") return only;
  if (body.type !== "statement_block") return body;
  return only?.type === "return_statement" && others.length === 0 ? childrenOf(only)[0] : undefined;
}

/** `definition(t) { t.list.field("orders", { resolve }) }`. */
function definedIn(
  definition: SyntaxNode | undefined,
  type: Root,
  file: Reading,
): readonly EntryFact[] {
  if (definition === undefined) return [];
  const end = definition.endIndex;
  return nodesIn(file, "call_expression").flatMap((node) => {
    const isInside = node.startIndex >= definition.startIndex && node.endIndex <= end;
    const [name, options] = isInside ? argumentsOf(node) : [];
    const callee = fieldOf(node, "function")?.text ?? "";
    if (name?.type !== "string" || options?.type !== "object" || !/^\w+(?:\.\w+)+$/.test(callee)) {
      return [];
    }
    return fieldOfRoot(type, name, options, file);
  });
}

function fieldOfRoot(
  type: Root,
  name: SyntaxNode,
  options: SyntaxNode | undefined,
  file: Reading,
): readonly EntryFact[] {
  if (options === undefined) return [];
  const handler = handlerIn(file.valueOf(returnedBy(options) ?? options));
  return [
    {
      kind: "graphql",
      stack: "graphql",
      name: { kind: "text", text: `${type}.${keyOf(name)}` },
      ...(handler && { handler }),
      guards: [],
      scope: file.scopeOf(name),
      range: rangeOf(name),
    },
  ];
}

/** `{ resolve }`, or what `t.field({ resolve })` is given. */
function handlerIn(value: Value): Value | undefined {
  const given = value.kind === "call" ? value.args.at(-1) : value;
  return optionOf(given, "subscribe") ?? optionOf(given, "resolve");
}

function propertyOf(node: SyntaxNode, name: string): SyntaxNode | undefined {
  for (const one of childrenOf(node)) {
    if (one.type === "method_definition" && keyOf(fieldOf(one, "name")) === name) return one;
    if (one.type === "pair" && keyOf(fieldOf(one, "key")) === name) return fieldOf(one, "value");
  }
  return undefined;
}
