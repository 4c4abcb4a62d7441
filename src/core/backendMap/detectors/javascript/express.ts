import type { MountFact, RouteFact, RouterFact, SomeFacts, UseFact } from "../../facts.ts";
import type { Value } from "../../value.ts";
import { atOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { wordsOf } from "../../link/entity.ts";
import type { Reading, Stack } from "../../stack.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";

/** Express and what is called like it: `app.get(path, …handlers)`, `app.use(path, router)`. */
export const express: Stack = {
  name: "express",
  languages: ["javascript", "javascriptreact", "typescript", "typescriptreact"],
  markers: /\bexpress\b|\.(?:get|post|put|patch|delete|all|use|route)\s*\(/,
  detect,
};

const verbs = new Set(["get", "post", "put", "patch", "delete", "head", "options", "all"]);

function detect(file: Reading): SomeFacts {
  const routers: RouterFact[] = [];
  const mounts: MountFact[] = [];
  const uses: UseFact[] = [];
  const routes: RouteFact[] = [];
  for (const node of nodesOf(file.root, "call_expression", "new_expression")) {
    const callee = fieldOf(node, "function") ?? fieldOf(node, "constructor");
    if (callee === undefined) continue;
    const router = routerOf(node, file.valueOf(callee), file);
    if (router !== undefined) routers.push(router);
    if (callee.type !== "member_expression") continue;
    const call = { node, callee, file, name: fieldOf(callee, "property")?.text ?? "" };
    if (verbs.has(call.name)) routes.push(...routeOf(call));
    if (call.name === "use") {
      const { mounted, used } = useOf(call);
      mounts.push(...mounted);
      uses.push(...used);
    }
    if (call.name === "use" || verbs.has(call.name)) routers.push(chained(call));
  }
  return { routers, mounts, uses, routes };
}

interface Call {
  readonly node: SyntaxNode;
  readonly callee: SyntaxNode;
  readonly file: Reading;
  readonly name: string;
}

/** `express()`, `express.Router()`, `Router()`; `app.route(path)` is a group. */
function routerOf(node: SyntaxNode, callee: Value, file: Reading): RouterFact | undefined {
  const words = wordsOf(callee);
  const base = {
    at: atOf(node),
    scope: file.scopeOf(node),
    range: rangeOf(node),
    stack: "express",
    guards: [],
  };
  if (words === "express") return { ...base, isRoot: true };
  if (/(?:^|\.)Router$/.test(words)) return { ...base, isRoot: false };
  if (callee.kind !== "member" || callee.name !== "route") return undefined;
  const [path] = argumentsOf(node);
  if (path === undefined) return undefined;
  return { ...base, isRoot: false, parent: callee.of, prefix: file.valueOf(path) };
}

const chained = ({ node, callee, file }: Call): RouterFact => ({
  at: atOf(node),
  scope: file.scopeOf(node),
  range: rangeOf(node),
  stack: "express",
  isRoot: false,
  guards: [],
  sameAs: receiverOf(callee, file),
});

function receiverOf(callee: SyntaxNode, file: Reading): Value {
  const object = fieldOf(callee, "object");
  return object === undefined ? { kind: "unknown", text: "" } : file.valueOf(object);
}

function routeOf({ node, callee, file, name }: Call): readonly RouteFact[] {
  const args = argumentsOf(node).map(file.valueOf);
  const router = receiverOf(callee, file);
  const isOfRoute = router.kind === "call" && router.callee.kind === "member";
  const [first, ...rest] = args;
  const hasPath =
    first !== undefined &&
    ["text", "concat", "name", "member"].includes(first.kind) &&
    rest.length > 0;
  if (!hasPath && !isOfRoute) return [];
  const handlers = hasPath ? rest : args;
  return [
    {
      stack: "express",
      methods: [name === "all" ? "ANY" : name.toUpperCase()],
      router,
      path: hasPath ? first : { kind: "text", text: "" },
      syntax: "colon",
      ...(handlers.at(-1) && { handler: handlers.at(-1)! }),
      guards: handlers.slice(0, -1).map(wordsOf),
      scope: file.scopeOf(node),
      range: declaredBy(node, callee),
    },
  ];
}

function useOf({ node, callee, file }: Call): {
  readonly mounted: readonly MountFact[];
  readonly used: readonly UseFact[];
} {
  const args = argumentsOf(node).map(file.valueOf);
  const [first] = args;
  const hasPath =
    first?.kind === "text" ||
    first?.kind === "concat" ||
    (args.length > 1 && first?.kind !== "call");
  const handlers = hasPath ? args.slice(1) : args;
  const base = { scope: file.scopeOf(node), range: rangeOf(node) };
  const prefix = hasPath && first !== undefined ? { prefix: first } : {};
  const router = receiverOf(callee, file);
  return {
    mounted: handlers.map((child, index) => ({
      ...base,
      ...prefix,
      parent: router,
      child,
      guards: handlers.slice(0, index).map(wordsOf),
    })),
    used: [{ ...base, ...prefix, router, guards: handlers.map(wordsOf), isOrdered: true }],
  };
}

/** From the verb on: the calls of a chain begin at one place. */
function declaredBy(node: SyntaxNode, callee: SyntaxNode): RouteFact["range"] {
  const verb = fieldOf(callee, "property") ?? callee;
  return { start: rangeOf(verb).start, end: rangeOf(node).end };
}
