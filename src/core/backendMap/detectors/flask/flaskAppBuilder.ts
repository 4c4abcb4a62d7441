import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { expandAppBuilder } from "./appBuilderViews.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { noText, routeAt } from "../python/routeParts.ts";

/** Flask-AppBuilder: `appbuilder.add_api(Class)`, `appbuilder.add_view(Class, …)`. */
export const flaskAppBuilder: Stack = {
  name: "flask-appbuilder",
  languages: ["python"],
  markers: /\.add_(?:api|view|view_no_menu)\s*\(/,
  detect: outsideTests(detect),
  expand: expandAppBuilder,
};

const adds = /^add_(?:api|view|view_no_menu)$/;

function detect(file: Reading): SomeFacts {
  return { routes: nodesOf(file.root, "call").flatMap((node) => routesOf(node, file)) };
}

/** Which methods a class answers, and where, only its fields and the classes above it tell. */
function routesOf(node: SyntaxNode, file: Reading): readonly RouteFact[] {
  const { name, object } = calleeOf(node);
  const view = argumentOf(node, 0, "baseview");
  if (object === undefined || view === undefined || !adds.test(name)) return [];
  return [
    routeAt(node, file, {
      stack: "flask-appbuilder",
      methods: [],
      path: noText,
      syntax: "angles",
      handler: file.valueOf(view),
    }),
  ];
}
