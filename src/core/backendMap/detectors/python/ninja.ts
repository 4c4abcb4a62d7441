import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { bodyOf } from "./fastapiDepends.ts";
import { outsideTests } from "./outsideTests.ts";
import { decoratedBy, decoratorGuards, methodsIn, noText, routeAt, verbs } from "./routeParts.ts";

/** Django Ninja: an API that Django's URLs include, routers in it, operations by decorators. */
export const ninja: Stack = {
  name: "django-ninja",
  languages: ["python"],
  markers: /\bninja\w*\b|\.add_router\s*\(/i,
  detect: outsideTests(detect),
};

/** Whether a file says by its imports that what it calls `Router` is Ninja's. */
export const isOfNinja = (text: string): boolean =>
  /^\s*(?:from|import)\s+ninja(?:_\w+)?\b/m.test(text);

function detect(file: Reading): SomeFacts {
  const routers: RouterFact[] = [];
  const mounts: MountFact[] = [];
  const routes: RouteFact[] = [];
  const isNinja = isOfNinja(file.text);
  for (const node of nodesOf(file.root, "call")) {
    const { name, object } = calleeOf(node);
    if (isNinja && routerNames.test(name)) routers.push(routerOf(node, file));
    if (object === undefined) continue;
    if (name === "add_router") mounts.push(...mountOf(node, object, file));
    if (isNinja || name === "api_operation") routes.push(...routeOf(node, object, file));
  }
  return { routers, mounts, routes };
}

/** By their own names or another one of the project's: `OfficeAPI`, `Router as APIRouter`. */
const routerNames = /^(?:\w+API|\w*Router)$/;

function routerOf(node: SyntaxNode, file: Reading): RouterFact {
  return {
    at: atOf(node),
    scope: file.scopeOf(node),
    range: rangeOf(node),
    stack: "django-ninja",
    isRoot: false,
    guards: authOf(node),
  };
}

/** `api.add_router("/events/", router)`, where the router can be named by a dotted path. */
function mountOf(node: SyntaxNode, object: SyntaxNode, file: Reading): readonly MountFact[] {
  const [prefix, child] = [argumentOf(node, 0, "prefix"), argumentOf(node, 1, "router")];
  if (prefix === undefined || child === undefined) return [];
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      parent: file.valueOf(object),
      child: named(child) ?? file.valueOf(child),
      prefix: file.valueOf(prefix),
      guards: authOf(node),
    },
  ];
}

function named(child: SyntaxNode): Value | undefined {
  const text = literalOf(child);
  const end = text?.lastIndexOf(".") ?? -1;
  if (text === undefined || end < 0) return undefined;
  return { kind: "import", module: text.slice(0, end), name: text.slice(end + 1) };
}

/** `@router.get("/{id}")`, `@router.api_operation(["POST", "PATCH"], "/mixed")`. */
function routeOf(node: SyntaxNode, object: SyntaxNode, file: Reading): readonly RouteFact[] {
  const handler = decoratedBy(node);
  const { name } = calleeOf(node);
  const isOperation = name === "api_operation";
  if (handler === undefined || (!isOperation && !verbs.has(name))) return [];
  const path = argumentOf(node, isOperation ? 1 : 0, "path");
  const listed = methodsIn(argumentOf(node, 0, "methods")) ?? ["ANY"];
  const schema = bodyOf(handler);
  return [
    routeAt(node, file, {
      stack: "django-ninja",
      methods: isOperation ? listed : [name.toUpperCase()],
      router: file.valueOf(object),
      path: path === undefined ? noText : ninjaPath(file.valueOf(path)),
      syntax: "braces",
      handler: file.valueOf(handler),
      guards: [...authOf(node), ...decoratorGuards(handler)],
      ...(schema !== undefined && { schema }),
    }),
  ];
}

/** `/{int:id}` names its converter first, as Django does. */
function ninjaPath(value: Value): Value {
  if (value.kind === "concat") return { kind: "concat", parts: value.parts.map(ninjaPath) };
  if (value.kind !== "text") return value;
  return { kind: "text", text: value.text.replace(/\{\s*\w+\s*:\s*(\w+)\s*\}/g, "{$1}") };
}

/** `auth=django_auth`, `auth=[ApiKey(), django_auth]`; `auth=None` lets everybody in. */
function authOf(call: SyntaxNode): readonly string[] {
  const auth = keywordsOf(call).get("auth");
  if (auth === undefined || auth.type === "none") return [];
  const each = auth.type === "list" || auth.type === "tuple" ? auth.namedChildren : [auth];
  return each.map((one) => (one.type === "call" ? `${calleeOf(one).words}()` : one.text));
}
