import type { SomeFacts } from "../../facts/facts.ts";
import type { MountFact, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import type { Value } from "../../facts/value.ts";
import { atOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { applicationClasses, blueprintClasses, holdingClasses } from "./flaskClasses.ts";
import { expandFlaskMount } from "./flaskConfig.ts";
import { declaredByDecorator, declaringDecorator } from "./flaskDecorators.ts";
import { resourcesOf, ruleOf, type FlaskCall } from "./flaskRules.ts";
import { expandFlask } from "./flaskViews.ts";
import { outsideTests } from "../python/outsideTests.ts";
import {
  decorated,
  decoratedBy,
  decoratorGuards,
  isMaybeLookup,
  methodsOrValue,
  routeAt,
  verbs,
} from "../python/routeParts.ts";

/** Flask, and classes on it: RESTful, RESTX, Smorest. */
export const flask: Stack = {
  name: "flask",
  languages: ["python"],
  markers:
    /\bflask\w*\b|\bBlueprint\b|\bMethodView\b|\.(?:route|add_\w*resource|add_url_rule|add_namespace|register_blueprint|register_api|init_app)\s*\(|^@\w+\(\s*["']\//im,
  detect: outsideTests(detect),
  expand: expandFlask,
  expandMount: expandFlaskMount,
};

function detect(file: Reading): SomeFacts {
  const isOther = /^\s*(?:from|import)\s+(?:fastapi|starlette|django|quart|sanic|bottle)\b/m.test(
    file.text,
  );
  if (isOther && !/\bflask\b/i.test(file.text)) return {};
  const routers: RouterFact[] = [
    ...applicationClasses(file),
    ...blueprintClasses(file),
    ...holdingClasses(file),
  ];
  const mounts: MountFact[] = [];
  const uses: UseFact[] = [];
  const routes: RouteFact[] = [];
  for (const node of nodesOf(file.root, "call", "decorator")) {
    if (node.type === "decorator") {
      uses.push(...beforeRequest(node, file));
      continue;
    }
    const { name, object } = calleeOf(node);
    const call: FlaskCall = { node, name, file, ...(object && { object }) };
    routers.push(...routerOf(call));
    mounts.push(...mountsOf(call));
    routes.push(...routesOf(call));
  }
  return { routers, mounts, uses, routes };
}

function routerOf(call: FlaskCall): readonly RouterFact[] {
  const { node, name, object, file } = call;
  if (object !== undefined && adds.test(name)) return declaringDecorator(call, object);
  const given = routerParts(call);
  if (given === undefined) return [];
  const decorators = keywordsOf(node).get("decorators");
  return [
    {
      at: atOf(node),
      scope: file.scopeOf(node),
      range: rangeOf(node),
      stack: "flask",
      isRoot: false,
      ...given,
      guards: decorators?.namedChildren.map(({ text }) => text) ?? [],
    },
  ];
}

interface RouterParts {
  readonly isRoot?: boolean;
  readonly parent?: Value;
  readonly prefix?: Value;
}

function routerParts({ node, name, object, file }: FlaskCall): RouterParts | undefined {
  const value = (one: SyntaxNode | undefined): Value | undefined =>
    one === undefined ? undefined : file.valueOf(one);
  const prefixed = (prefix: Value | undefined, parent?: Value): RouterParts => ({
    ...(prefix && { prefix }),
    ...(parent && { parent }),
  });
  const keywords = keywordsOf(node);
  // A class of the server's own below Flask is called after it.
  if (/^\w*Flask(?:App\w*)?$|^OpenAPI$/.test(name)) return { isRoot: true };
  if (isApi(name, keywords)) {
    return prefixed(value(keywords.get("prefix")), value(argumentOf(node, 0, "app")));
  }
  if (isBlueprint(name, keywords)) return prefixed(value(keywords.get("url_prefix")));
  if (name === "Namespace" || (name === "namespace" && object !== undefined)) {
    const parent = name === "namespace" ? value(object) : undefined;
    return prefixed(value(keywords.get("path")) ?? namespacePath(node), parent);
  }
  return undefined;
}

/** One with a `url_prefix` alone is a blueprint that is called so. */
const isApi = (name: string, keywords: ReadonlyMap<string, SyntaxNode>): boolean =>
  /^\w*Api\w*$/.test(name) &&
  !name.endsWith("Blueprint") &&
  (keywords.has("prefix") || !keywords.has("url_prefix"));

/** A class is one by its name, or by what it is given. */
const isBlueprint = (name: string, keywords: ReadonlyMap<string, SyntaxNode>): boolean =>
  /^\w*Blueprint$/.test(name) || (keywords.has("url_prefix") && /^[A-Z]/.test(name));

/** A namespace without a path stands below its name. */
function namespacePath(node: SyntaxNode): Value | undefined {
  const text = literalOf(argumentOf(node, 0, "name"));
  return text === undefined ? undefined : { kind: "text", text: `/${text}` };
}

/** What mounts, and by which keyword it says below what. */
const prefixes: Readonly<Record<string, string>> = {
  register_blueprint: "url_prefix",
  register_api: "url_prefix",
  add_namespace: "path",
};

function mountsOf(call: FlaskCall): readonly MountFact[] {
  const { node, name, object, file } = call;
  if (object === undefined) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node), guards: [] };
  const mounted = argumentsOf(node)[0] ?? keywordsOf(node).get("blueprint");
  if (mounted === undefined) return [];
  if (name === "init_app") {
    return [{ ...place, parent: file.valueOf(mounted), child: file.valueOf(object) }];
  }
  const keyword = Object.hasOwn(prefixes, name) ? prefixes[name] : undefined;
  if (keyword === undefined) return [];
  const prefix =
    name === "add_namespace" ? argumentOf(node, 1, keyword) : keywordsOf(node).get(keyword);
  return [
    {
      ...place,
      stack: "flask",
      parent: file.valueOf(object),
      child: file.valueOf(mounted),
      // What registers a blueprint decides: its own prefix is only the default.
      ...(prefix && prefix.type !== "none" && { prefix: file.valueOf(prefix), replaces: true }),
    },
  ];
}

const adds = /^add_\w*resource$/;

function routesOf(call: FlaskCall): readonly RouteFact[] {
  const { name, object } = call;
  if (object === undefined) return declaredByDecorator(call);
  if (name === "add_url_rule") return ruleOf(call, object);
  if (adds.test(name)) return resourcesOf(call, object);
  if (name === "route" || verbs.has(name)) return decorating(call, object);
  return [];
}

/** `@bp.route(path, …, methods=[…])` on a function, or on a class of a resource. */
function decorating({ node, name, file }: FlaskCall, object: SyntaxNode): readonly RouteFact[] {
  const handler = decorated(node);
  const rule = keywordsOf(node).get("rule");
  const paths = [...argumentsOf(node), ...(rule ? [rule] : [])];
  if (handler === undefined || paths.length === 0) return [];
  const isClass = handler.type === "class_definition";
  const given = methodsOrValue(node, file) ?? { methods: isClass ? [] : ["GET"] };
  const methods = name === "route" ? given : { methods: [name.toUpperCase()] };
  return paths.map((path) =>
    routeAt(node, file, {
      stack: "flask",
      ...methods,
      router: file.valueOf(object),
      ...(isMaybeLookup(node) && { needsRouter: true }),
      path: file.valueOf(path),
      syntax: "angles",
      handler: file.valueOf(handler),
      guards: decoratorGuards(handler),
      ...(isClass && { extra: { isClass: "yes" } }),
    }),
  );
}

/** `@bp.before_request` above a function that lets pass or does not. */
function beforeRequest(node: SyntaxNode, file: Reading): readonly UseFact[] {
  const given = node.namedChild(0);
  if (given?.type !== "attribute") return [];
  const match = /^([\w.]+)\.before_(?:app_)?request$/.exec(given.text);
  const definition = decoratedBy(given);
  const object = given.childForFieldName("object");
  if (match === null || definition === undefined || object === null) return [];
  const name = definition.childForFieldName("name")?.text ?? "";
  return [
    {
      scope: file.scopeOf(node),
      range: rangeOf(node),
      router: file.valueOf(object),
      guards: [name],
      isOrdered: false,
    },
  ];
}
