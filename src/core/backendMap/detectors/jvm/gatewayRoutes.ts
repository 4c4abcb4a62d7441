import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading } from "../../reading/stack.ts";
import { callsIn, callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";

/**
 * What a gateway of Spring Cloud lets through: `route("id", r -> r.path("/x").and().method(POST).uri(…))`,
 * where its predicates may stand in methods of the same file.
 */
export function gatewayRoutes(file: Reading): readonly RouteFact[] {
  if (!/\bRouteLocatorBuilder\b/.test(file.text)) return [];
  const methods = new Map(
    jvmClasses(file).flatMap((one) => one.methods.map(({ name, node }) => [name, node])),
  );
  return callsOfFile(file)
    .filter(({ name, args }) => name === "route" && isLambda(args.at(-1)))
    .flatMap((call) => routesOf(call, methods, file));
}

const isLambda = (node: SyntaxNode | undefined): boolean => node?.type.includes("lambda") === true;

function routesOf(
  call: CallModel,
  methods: ReadonlyMap<string, SyntaxNode>,
  file: Reading,
): readonly RouteFact[] {
  const lambda = call.args.at(-1) ?? call.node;
  const own = callsIn(lambda, file.languageId);
  const elsewhere = own.flatMap(({ name }) => methods.get(name) ?? []);
  const all = [...own, ...elsewhere.flatMap((one) => callsIn(one, file.languageId))];
  const given = (name: string): readonly Value[] =>
    all.filter((one) => one.name === name).flatMap(({ args }) => args.map(file.valueOf));
  const said = given("method").map((one) => wordsOf(one).replace(/^.*\./, "").toUpperCase());
  return given("path")
    .filter((path) => path.kind !== "unknown")
    .map((path) => ({
      stack: "spring",
      methods: said.length === 0 ? ["ANY"] : [...new Set(said)],
      path,
      syntax: "braces",
      handler: file.valueOf(lambda),
      guards: [],
      scope: file.scopeOf(call.node),
      range: { start: rangeOf(call.nameNode).start, end: rangeOf(call.node).end },
    }));
}
