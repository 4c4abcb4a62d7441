import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { embeddedSdl } from "../contracts/embeddedSdl.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { calleeOf, decoratorsOf, wordOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { entryAt } from "./entryAt.ts";

/** Fields that clients can ask for at the root: Strawberry's, Graphene's, Ariadne's. */
export const pythonGraphql: Stack = {
  name: "python-graphql",
  languages: ["python"],
  markers: /\bstrawberry\b|\bgraphene\w*\b|\bariadne\b/,
  detect: outsideTests(detect),
};

const roots = /(?:Query|Queries|Mutations?|Subscriptions?)$/;

function detect(file: Reading): SomeFacts {
  const classes = nodesOf(file.root, "class_definition").filter((node) =>
    roots.test(wordOf(node, "name")),
  );
  const isGraphene = /\bgraphene/.test(file.text);
  return {
    entries: [
      ...classes.flatMap((node) =>
        isGraphene ? grapheneFields(node, file) : resolvers(node, file),
      ),
      ...nodesOf(file.root, "decorator").flatMap((node) => ariadneField(node, file)),
    ],
    procedures: embeddedSdl(file, "string"),
  };
}

/** `@strawberry.field` above a method of a root type. */
function resolvers(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const body = fieldOf(node, "body");
  const methods =
    body === undefined ? [] : childrenOf(body).map((one) => fieldOf(one, "definition"));
  return methods.flatMap((method) => {
    if (method?.type !== "function_definition") return [];
    const isField = decoratorsOf(method).some(({ text }) =>
      /^(?:strawberry(?:_django)?\.)?(?:field|mutation|subscription)\b/.test(text),
    );
    return isField ? [fieldEntry(node, camelCase(wordOf(method, "name")), method, file)] : [];
  });
}

/** Fields of a class of Graphene, each answered by its `resolve_…`. */
function grapheneFields(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const body = fieldOf(node, "body");
  if (body === undefined || !/ObjectType|graphene/.test(wordOf(node, "superclasses"))) {
    return [];
  }
  const methods = new Map(
    nodesOf(body, "function_definition").map((one) => [wordOf(one, "name"), one]),
  );
  return childrenOf(body).flatMap((statement) => {
    const { left, right } = assignedIn(statement);
    if (left?.type !== "identifier" || right?.type !== "call") return [];
    const { words } = calleeOf(right);
    if (!/^graphene\.|Field$|\.Field$|^List$/.test(words)) return [];
    const handler = methods.get(`resolve_${left.text}`);
    const entry = fieldEntry(node, camelCase(left.text), handler ?? left, file);
    const made = handler === undefined ? madeBy(right, file) : undefined;
    return [made === undefined ? entry : { ...entry, handler: made }];
  });
}

function assignedIn(
  statement: SyntaxNode,
): Readonly<Record<"left" | "right", SyntaxNode | undefined>> {
  const [one] = childrenOf(statement);
  if (one?.type !== "assignment") return { left: undefined, right: undefined };
  return { left: fieldOf(one, "left"), right: unwrapped(fieldOf(one, "right")) };
}

/** Long ones stand in parentheses. */
function unwrapped(node: SyntaxNode | undefined): SyntaxNode | undefined {
  return node?.type === "parenthesized_expression" ? childrenOf(node)[0] : node;
}

/** `PlaceOrder.Field()` is answered by what its class does. */
function madeBy(call: SyntaxNode, file: Reading): Value | undefined {
  const { name, object } = calleeOf(call);
  if (name !== "Field" || object === undefined || /^graphene\b/.test(object.text)) return undefined;
  const of = file.valueOf(object);
  const options = ["perform_mutation", "mutate", "mutate_and_get_payload"].map((method): Value => ({
    kind: "member",
    of,
    name: method,
  }));
  return { kind: "either", options };
}

/** `@query.field("orders")`. */
function ariadneField(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const match = /^@(query|mutation|subscription)\.(?:field|source)\(\s*["'](\w+)["']/i.exec(
    node.text,
  );
  const definition = node.parent === null ? undefined : fieldOf(node.parent, "definition");
  if (match === null || definition === undefined) return [];
  const root = match[1] ?? "";
  const name = `${(root[0] ?? "").toUpperCase()}${root.slice(1).toLowerCase()}.${match[2] ?? ""}`;
  return [
    entryAt(node, file, {
      kind: "graphql",
      stack: "python-graphql",
      name: { kind: "text", text: name },
      handler: file.valueOf(definition),
    }),
  ];
}

function fieldEntry(
  owner: SyntaxNode,
  field: string,
  handler: SyntaxNode,
  file: Reading,
): EntryFact {
  const type = wordOf(owner, "name");
  const root = /Quer(?:y|ies)$/.test(type)
    ? "Query"
    : /Subscriptions?$/.test(type)
      ? "Subscription"
      : "Mutation";
  return entryAt(handler, file, {
    kind: "graphql",
    stack: "python-graphql",
    name: { kind: "text", text: `${root}.${field}` },
    ...(handler.type === "function_definition" && { handler: file.valueOf(handler) }),
  });
}

const camelCase = (name: string): string =>
  name.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase());
