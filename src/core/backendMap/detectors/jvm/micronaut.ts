import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import {
  annotationOf,
  hasAnnotation,
  listed,
  textArg,
  type Annotated,
  type Annotation,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { guardsOf } from "../springSecurity/springGuards.ts";
import { expandSpring } from "./expandSpring.ts";
import { noPath } from "./mappings.ts";

/** Micronaut: controllers by annotations, which are found and inherited as Spring's are. */
export const micronaut: Stack = {
  name: "micronaut",
  languages: ["java", "kotlin"],
  markers: /\bio\.micronaut\.http\.annotation\b/,
  detect,
  expand: expandSpring,
};

const tests = /(?:^|\/)src\/(?:test|\w*[tT]ests?)\//;

function detect(file: Reading): SomeFacts {
  if (tests.test(file.path)) return {};
  const classes = jvmClasses(file);
  return {
    routers: classes.flatMap(routerOf),
    routes: classes.flatMap((one) => one.methods.flatMap((method) => routeOf(method, one) ?? [])),
  };
}

function routerOf(one: ClassModel): readonly RouterFact[] {
  const controller = annotationOf(one, "Controller");
  if (controller === undefined) return [];
  return [
    {
      // No expression ends here: the class itself is the router.
      at: `class ${one.scope}`,
      scope: one.scope,
      range: one.nameRange,
      stack: "micronaut",
      isRoot: false,
      guards: guardsStated(one),
      definition: one.scope,
      prefix: pathOf(controller),
    },
  ];
}

const verbs = ["Get", "Post", "Put", "Delete", "Patch", "Head", "Options", "Query"];

function routeOf(method: MethodModel, around: ClassModel): RouteFact | undefined {
  const mapping = annotationOf(method, ...verbs, "CustomHttpMethod");
  if (mapping === undefined) return undefined;
  const body = method.parameters.find((one) => hasAnnotation(one, "Body"));
  return {
    stack: "micronaut",
    methods: [(textArg(mapping, "method") ?? mapping.name).toUpperCase()],
    path: pathOf(mapping),
    syntax: "braces",
    handler: { kind: "definition", definition: method.scope },
    handlerName: `${around.name}.${method.name}`,
    guards: guardsStated(method),
    scope: method.scope,
    range: mapping.range,
    ...(body?.type && { schema: body.type.name }),
    extra: {
      class: String(around.scope),
      kind: around.kind,
      isAbstract: String(around.isAbstract),
      replaced: hasAnnotation(method, "Secured", "RolesAllowed") ? "Secured RolesAllowed" : "",
    },
  };
}

/** `@Secured(SecurityRule.IS_ANONYMOUS)` lets everybody in. */
const guardsStated = (of: Annotated): readonly string[] =>
  guardsOf(of).filter((guard) => !guard.includes("IS_ANONYMOUS"));

function pathOf({ args }: Annotation): Value {
  const paths = ["value", "uri", "uris"].flatMap((name) => listed(args[name])).map(withoutQuery);
  const [only = noPath] = paths;
  return paths.length > 1 ? { kind: "list", items: paths } : only;
}

/** `/orders{?state,page}` is `/orders`, and says what may stand behind it; `{/id}` may be left out. */
const withoutQuery = (path: Value): Value =>
  path.kind === "text"
    ? { ...path, text: path.text.replace(/\{[?&#][^{}]*\}/g, "").replace(/\{\/(\w+)\}/g, "/{$1}") }
    : path;
