import type { RouteFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Expand } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { joinPaths } from "../../link/routes/joinPaths.ts";
import {
  annotationOf,
  listed,
  type Annotation,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { valueOfText } from "../classes/pathTexts.ts";
import { guardsOf } from "../springSecurity/springGuards.ts";
import { noPath } from "./resources.ts";
import { serverPath } from "./servedBelow.ts";

/** Quarkus' reactive routes: `@Route(path = "/orders/:id", methods = GET)` below `@RouteBase(path)`. */
export function reactiveRoutes(one: ClassModel): readonly RouteFact[] {
  const base = annotationOf(one, "RouteBase")?.args["path"];
  return one.methods.flatMap((method) =>
    method.annotations
      .filter((each) => each.name === "Route" && isAnswering(each))
      .map((each) => routeOf(each, method, { base, around: one })),
  );
}

/** Others answer failures, or whatever a regular expression matches. */
const isAnswering = ({ args }: Annotation): boolean =>
  args["regex"] === undefined && !wordsOf(args["type"] ?? noPath).endsWith("FAILURE");

function routeOf(
  { args, range }: Annotation,
  method: MethodModel,
  { base, around }: { readonly base: Value | undefined; readonly around: ClassModel },
): RouteFact {
  const own = args["path"] ?? { kind: "text", text: hyphenated(method.name) };
  const methods = listed(args["methods"]).map((one) => wordsOf(one).replace(/^.*\./, ""));
  return {
    stack: "jaxrs",
    methods: methods.length === 0 ? ["ANY"] : methods,
    path: base === undefined ? own : { kind: "concat", parts: [base, slash, own] },
    syntax: "colon",
    handler: { kind: "definition", definition: method.scope },
    handlerName: `${around.name}.${method.name}`,
    guards: [...guardsOf(around), ...guardsOf(method)],
    scope: method.scope,
    range,
    extra: { reactive: method.name },
  };
}

const slash: Value = { kind: "text", text: "/" };

const hyphenated = (name: string): string =>
  name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** They stand below the server's path alone. */
export const expandReactive: Expand = (route, file, linking) => {
  const below = { kind: "text", text: serverPath(file.path, linking.index) } as const;
  const place = { file, scope: route.scope };
  return textsOf(route.path, place, linking.evaluate).map((text) => ({
    file,
    route: { ...route, path: valueOfText(joinPaths(below, text)) },
  }));
};
