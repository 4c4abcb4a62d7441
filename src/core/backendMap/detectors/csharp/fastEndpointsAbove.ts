import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ClassModel } from "../classes/classModel.ts";

/** A group of FastEndpoints: `class Sales : Group { Sales() { Configure("sales", …); } }`. */
export function endpointGroup(one: ClassModel, file: Reading): readonly RouterFact[] {
  const base = one.bases.find(({ name }) => name === "Group" || name === "SubGroup");
  if (base === undefined) return [];
  const configured = nodesOf(one.node, "invocation_expression").find(
    (node) => fieldOf(node, "function")?.text === "Configure",
  );
  const path = configured && argumentsOf(configured)[0];
  if (path === undefined) return [];
  const [parent] = base.args;
  return [
    {
      at: `class ${one.scope}`,
      scope: one.scope,
      range: one.nameRange,
      stack: "aspnet",
      isRoot: false,
      guards: [],
      definition: one.scope,
      prefix: file.valueOf(path),
      ...(parent && { parent: parent.value }),
    },
  ];
}

/** `c.Endpoints.RoutePrefix = "api"`: kept as a route of nobody, for the endpoints of its application. */
export function endpointSettings(file: Reading): readonly RouteFact[] {
  if (!/\bUseFastEndpoints\b/.test(file.text)) return [];
  const prepends = /\bPrependToRoute\s*=\s*true\b/.test(file.text);
  const assigned = nodesOf(file.root, "assignment_expression").find((node) =>
    /\bRoutePrefix$/.test(fieldOf(node, "left")?.text ?? ""),
  );
  const prefix = assigned && fieldOf(assigned, "right");
  if (prefix === undefined && !prepends) return [];
  return [
    {
      stack: "aspnet",
      methods: [],
      path: prefix === undefined ? { kind: "text", text: "" } : file.valueOf(prefix),
      syntax: "braces",
      guards: [],
      scope: file.scopeOf(assigned ?? file.root),
      range: rangeOf(assigned ?? file.root),
      extra: { convention: "FastEndpoints", tokens: "prefix", prepends: String(prepends) },
    },
  ];
}

/** What `Configure` of an endpoint says beside its route. */
export function aboveEndpoint(calls: readonly SyntaxNode[]): Readonly<Record<string, string>> {
  return Object.assign({ endpoint: "FastEndpoints" }, ...calls.map(saidBy)) as Record<
    string,
    string
  >;
}

/** `Group<Sales>()`, `Version(2)`, `RoutePrefixOverride("own")`. */
const said: readonly (readonly [name: string, call: RegExp])[] = [
  ["group", /^Group<(?:\w+\.)*(\w+)>\(/],
  ["version", /^Version\(([1-9]\d*)\b/],
  ["prefix", /^RoutePrefixOverride\("([^"]*)"/],
];

function saidBy({ text }: SyntaxNode): Readonly<Record<string, string>> {
  const found = said.flatMap(([name, call]) => {
    const value = call.exec(text)?.[1];
    return value === undefined ? [] : [[name, value] as const];
  });
  return Object.fromEntries(found);
}
