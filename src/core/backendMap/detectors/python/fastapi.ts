import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { instanceMount, routerClasses } from "./fastapiClasses.ts";
import { bodyOf, guardsOf, parameterGuards, statusOf } from "./fastapiDepends.ts";
import { expandFastapi } from "./fastapiViews.ts";
import { guardWords } from "./guardWords.ts";
import { isOfNinja } from "./ninja.ts";
import { outsideTests } from "./outsideTests.ts";
import {
  decorated,
  decoratedBy,
  isMaybeLookup,
  methodsOrValue,
  noText,
  routeAt,
  routerAt,
  verbs,
} from "./routeParts.ts";

/** FastAPI: apps, routers in routers, decorators on functions and on methods of views. */
export const fastapi: Stack = {
  name: "fastapi",
  languages: ["python"],
  markers: /\bfastapi\b|APIRouter\b|\.include_router\s*\(|\bapi_route\b|^\s*@\w*router\.\w+\(/m,
  detect: outsideTests(detect),
  expand: expandFastapi,
};

function detect(file: Reading): SomeFacts {
  if (isOfNinja(file.text)) return {};
  const routers: RouterFact[] = [];
  const mounts: MountFact[] = [];
  const uses: UseFact[] = [];
  const routes: RouteFact[] = [];
  for (const node of nodesOf(file.root, "call")) {
    const callee = calleeOf(node);
    const made = routerOf(node, callee.name, file);
    routers.push(...made);
    const isPrefixed = made.some(({ prefix }) => prefix !== undefined);
    if (isPrefixed && !known.test(callee.name)) mounts.push(instanceMount(node, file));
    routes.push(...handedVerb(node, file));
    if (callee.object === undefined) continue;
    const call = { node, name: callee.name, object: callee.object, file };
    routes.push(...routesOf(call));
    mounts.push(...mountsOf(call));
    uses.push(...usesOf(call));
  }
  const classes = routerClasses(file, isGroup);
  return { routers: [...routers, ...(classes.routers ?? [])], mounts, uses, routes };
}

interface Call {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly object: SyntaxNode;
  readonly file: Reading;
}

const apps = /^(?:FastAPI|\w*FastAPI)$/;
const groups = /^\w*APIRouter$|^InferringRouter$|^\w+Router$/;
/** Those that are FastAPI's own; others are made of a class of the project. */
const known = /^(?:FastAPI|APIRouter|InferringRouter)$/;
/** Routers of other frameworks that can be used in one file with FastAPI's. */
const others = /^(?:Default|Simple|Nested\w*|Url)Router$/;
const isGroup = (name: string): boolean => groups.test(name) && !others.test(name);

function routerOf(node: SyntaxNode, name: string, file: Reading): readonly RouterFact[] {
  const isApp = apps.test(name);
  if (!isApp && !isGroup(name)) return [];
  // An app's `root_path` is what a proxy cuts off before the app sees it.
  const prefix = isApp ? undefined : keywordsOf(node).get("prefix");
  return [
    {
      at: atOf(node),
      scope: file.scopeOf(node),
      range: rangeOf(node),
      stack: "fastapi",
      // An app that another one mounts stands only there.
      isRoot: false,
      ...(!isApp && { isPart: true as const }),
      guards: guardsOf(keywordsOf(node).get("dependencies")),
      ...(prefix && { prefix: file.valueOf(prefix) }),
    },
  ];
}

/** `@router.get(path)` and `router.add_api_route(path, endpoint, methods=[…])`. */
function routesOf(call: Call): readonly RouteFact[] {
  const { node, name } = call;
  const path = argumentOf(node, 0, "path");
  const methods = methodsOf(call);
  if (methods === undefined || isOnlyDescribed(call, path)) return [];
  const handler = name.startsWith("add_api_") ? argumentOf(node, 1, "endpoint") : decorated(node);
  if (handler === undefined) return [];
  return [routeOf(call, { ...methods, handler, ...(path && { path }) })];
}

/** Webhooks and callbacks say what others have to answer: `@app.webhooks.post("sent")`, "{$url}/sent". */
const isOnlyDescribed = ({ object }: Call, path: SyntaxNode | undefined): boolean =>
  object.text.endsWith(".webhooks") || /^\w*["']\{\$/.test(path?.text ?? "");

/** `@protected(router.get, path)`: a decorator of the project's own that declares by what it is handed. */
function handedVerb(node: SyntaxNode, file: Reading): readonly RouteFact[] {
  const [verb] = argumentsOf(node);
  const path = argumentOf(node, 1, "path");
  const handler = decoratedBy(node);
  if (verb?.type !== "attribute" || path === undefined || handler === undefined) return [];
  const name = fieldOf(verb, "attribute")?.text ?? "";
  const object = fieldOf(verb, "object");
  if (!verbs.has(name) || object === undefined) return [];
  const declared = { methods: [name.toUpperCase()], handler, path };
  const route = routeOf({ node, name, object, file }, declared);
  const guards = [...guardWords([`${calleeOf(node).words}()`]), ...route.guards];
  return [{ ...route, guards, needsRouter: true }];
}

interface Declared {
  readonly methods: readonly string[];
  readonly method?: Value;
  readonly handler: SyntaxNode;
  readonly path?: SyntaxNode;
}

function routeOf({ node, object, file }: Call, { handler, path, ...methods }: Declared): RouteFact {
  const status = statusOf(keywordsOf(node).get("status_code"));
  const schema = bodyOf(handler);
  const own = [
    ...guardsOf(keywordsOf(node).get("dependencies")),
    ...(handler.type === "function_definition" ? parameterGuards(handler) : []),
  ];
  return routeAt(node, file, {
    stack: "fastapi",
    ...methods,
    router: file.valueOf(object),
    ...(isMaybeLookup(node) && { needsRouter: true }),
    path: path === undefined ? noText : file.valueOf(path),
    syntax: "braces",
    handler: file.valueOf(handler),
    guards: [...new Set(own)],
    ...(status !== undefined && { responses: [status] }),
    ...(schema !== undefined && { schema }),
    ...(keywordsOf(node).get("include_in_schema")?.text === "False" && { isUndescribed: true }),
  });
}

const adding = /^add_api_(?:websocket_)?route$/;

function methodsOf({ node, name, file }: Call): Pick<Declared, "methods" | "method"> | undefined {
  if (!adding.test(name) && decorated(node) === undefined) return undefined;
  if (verbs.has(name)) return { methods: [name.toUpperCase()] };
  // A web socket begins as a GET.
  if (name.includes("websocket")) return { methods: ["GET"] };
  if (!/^(?:api_route|add_api_route|route)$/.test(name)) return undefined;
  return methodsOrValue(node, file) ?? { methods: ["GET"] };
}

function mountsOf({ node, name, object, file }: Call): readonly MountFact[] {
  const isMount = name === "mount";
  if (name !== "include_router" && !isMount) return [];
  const child = isMount ? argumentOf(node, 1, "app") : argumentOf(node, 0, "router");
  if (child === undefined) return [];
  const prefix = isMount ? argumentsOf(node)[0] : keywordsOf(node).get("prefix");
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      parent: file.valueOf(object),
      child:
        child.type === "call"
          ? { ...routerAt(child), ...file.valueOf(child) }
          : file.valueOf(child),
      ...(prefix && { prefix: file.valueOf(prefix) }),
      guards: guardsOf(keywordsOf(node).get("dependencies")),
    },
  ];
}

/** `app.add_middleware(AuthMiddleware)`. */
function usesOf({ node, name, object, file }: Call): readonly UseFact[] {
  const [first] = argumentsOf(node);
  if (name !== "add_middleware" || first === undefined) return [];
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      router: file.valueOf(object),
      guards: [first.text],
      isOrdered: false,
    },
  ];
}
