import type { AnswererFact, EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordOf } from "../../languages/ruby/literals.ts";
import type { Reading, Stack } from "../../reading/stack.ts";

/** What enters a server of Ruby without a path: fields of GraphQL's roots, procedures of services. */
export const rubyEntries: Stack = {
  name: "ruby-entries",
  languages: ["ruby"],
  markers: /\bfield\b|::Service\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const classes = nodesOf(file.root, "class");
  return {
    entries: classes.flatMap((node) => fieldsOf(node, file)),
    answerers: classes.flatMap((node) => serviceOf(node, file)),
  };
}

/** `field :orders, [Types::OrderType]` in a class that is called for a root. */
function fieldsOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const name = fieldOf(node, "name")?.text ?? "";
  const [, root] =
    /(?:^|::)(?:Graph[qQ][lL]|Root)?(Query|Mutation|Subscription)(?:Type)?$/.exec(name) ?? [];
  const body = fieldOf(node, "body");
  if (root === undefined || body === undefined) return [];
  const methods = methodsIn(body);
  return childrenOf(body).flatMap((call) => {
    if (call.type !== "call" || fieldOf(call, "method")?.text !== "field") return [];
    const args = childrenOf(fieldOf(call, "arguments") ?? call);
    const field = wordOf(args[0]);
    if (field === undefined) return [];
    const method = methods.get(optionText(args, "resolver_method") ?? field);
    const handler = method === undefined ? resolverIn(args, file) : definitionOf(method, file);
    return [
      {
        kind: "graphql",
        stack: "ruby-entries",
        name: { kind: "text", text: `${root}.${camelCase(field)}` },
        ...(handler && { handler }),
        guards: [],
        scope: file.scopeOf(call),
        range: rangeOf(call),
      },
    ];
  });
}

/** `resolver: Resolvers::Orders`, `mutation: Mutations::PlaceOrder`: its `resolve`. */
function resolverIn(args: readonly SyntaxNode[], file: Reading): Value | undefined {
  const given =
    optionOf(args, "resolver") ?? optionOf(args, "mutation") ?? optionOf(args, "subscription");
  return given === undefined
    ? undefined
    : { kind: "member", of: file.valueOf(given), name: "resolve" };
}

function optionOf(args: readonly SyntaxNode[], name: string): SyntaxNode | undefined {
  const pair = args.find((one) => one.type === "pair" && wordOf(fieldOf(one, "key")) === name);
  return pair === undefined ? undefined : fieldOf(pair, "value");
}

const optionText = (args: readonly SyntaxNode[], name: string): string | undefined =>
  wordOf(optionOf(args, name));

/** `class Depot < Shop::Orders::Service`. */
function serviceOf(node: SyntaxNode, file: Reading): readonly AnswererFact[] {
  const [, type] = /(\w+)::Service$/.exec(fieldOf(node, "superclass")?.text ?? "") ?? [];
  const body = fieldOf(node, "body");
  if (type === undefined || body === undefined) return [];
  const fields = [...methodsIn(body)].map(([name, method]): [string, Value] => [
    name,
    definitionOf(method, file),
  ]);
  return [
    {
      kind: "grpc",
      stack: "ruby-entries",
      type,
      of: { kind: "record", fields: Object.fromEntries(fields) },
      guards: [],
      scope: file.scopeOf(node),
      range: rangeOf(fieldOf(node, "name") ?? node),
    },
  ];
}

function methodsIn(body: SyntaxNode): ReadonlyMap<string, SyntaxNode> {
  const methods = childrenOf(body).filter(({ type }) => type === "method");
  return new Map(methods.map((one) => [fieldOf(one, "name")?.text ?? "", one]));
}

const definitionOf = (node: SyntaxNode, file: Reading): Value => ({
  kind: "definition",
  definition: file.scopeOf(node),
});

const camelCase = (name: string): string =>
  name.replace(/_([a-z\d])/g, (_, letter: string) => letter.toUpperCase());
