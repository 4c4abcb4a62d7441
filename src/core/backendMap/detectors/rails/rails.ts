import type { Binding, SomeFacts } from "../../facts/facts.ts";
import type { RouterFact } from "../../facts/routingFacts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { fileScope } from "../../facts/value.ts";
import { argumentsOf, statementsOf, wordOf } from "../../languages/ruby/literals.ts";
import { filtersOf } from "./filters.ts";
import { expandAction } from "./expandAction.ts";
import { outermost } from "./routeContext.ts";
import { createDrawing } from "./drawing.ts";
import { drawAll } from "./drawRoutes.ts";
import { deviseFacts } from "./deviseFacts.ts";
import { engineName, isolatedName, routesName } from "./routesName.ts";

/** Ruby on Rails: `config/routes.rb`, the files that it draws, and the filters of controllers. */
export const rails: Stack = {
  name: "rails",
  languages: ["ruby"],
  markers:
    /routes\.draw|Engine\b|isolate_namespace|\b(?:resources?|get|post|put|patch|delete|namespace|scope)\b|_action\b|api_only|\bdevise\b|omniauth|sign_out_via/,
  detect,
  expand: expandAction,
};

function detect(file: Reading): SomeFacts {
  if (/(?:^|\/)config\/application\.rb$/.test(file.path)) return { bindings: apiOnly(file) };
  if (isDrawn(file.path)) return routesIn(file, childrenOf(file.root), routesName);
  const draws = nodesOf(file.root, "call").filter((node) => ownerOf(node, file) !== undefined);
  if (draws.length === 0) {
    return { bindings: [...filtersOf(file), ...deviseFacts(file), ...isolatedIn(file)] };
  }
  return joined(draws.map((node) => drawnBy(node, file)));
}

const drawingCalls = new Set(["draw", "append", "prepend"]);

/**
 * Whose routes are drawn: "Rails.application", "Blog::Engine". In a file of routes whatever takes the
 * block for an engine has it drawn: `Shop::Engine.add_routes do`.
 */
function ownerOf(draw: SyntaxNode, { path }: Reading): string | undefined {
  const [receiver, method] = [fieldOf(draw, "receiver")?.text, fieldOf(draw, "method")?.text ?? ""];
  if (receiver === undefined || fieldOf(draw, "block") === undefined) return undefined;
  if (drawingCalls.has(method)) return /^(.*)\.routes$/.exec(receiver)?.[1];
  return /(?:^|\/)config\/routes\.rb$/.test(path) && /^[\w:]+::Engine$/.test(receiver)
    ? receiver
    : undefined;
}

/** The routes of the application, or those of an engine, which stand where it is mounted. */
function drawnBy(draw: SyntaxNode, file: Reading): SomeFacts {
  const owner = ownerOf(draw, file) ?? "";
  const statements = statementsOf(fieldOf(draw, "block"));
  if (!owner.endsWith("Engine")) return routesIn(file, statements, routesName);
  const [name, range] = [engineName(owner), rangeOf(draw)];
  const kind = "value" as const;
  const engine = { kind, name, scope: fileScope, range, nameRange: range, parameters: [] };
  return { ...routesIn(file, statements, name), definitions: [engine] };
}

function joined(all: readonly SomeFacts[]): SomeFacts {
  return {
    routers: all.flatMap(({ routers = [] }) => routers),
    bindings: all.flatMap(({ bindings = [] }) => bindings),
    routes: all.flatMap(({ routes = [] }) => routes),
    mounts: all.flatMap(({ mounts = [] }) => mounts),
    definitions: all.flatMap(({ definitions = [] }) => definitions),
  };
}

/** A file that `draw(:name)` puts in its place. */
function isDrawn(path: string): boolean {
  return /(?:^|\/)config\/routes\/.+\.rb$/.test(path);
}

function routesIn(file: Reading, statements: readonly SyntaxNode[], name: string): SomeFacts {
  const drawing = createDrawing(file);
  const context = outermost(name);
  // Methods beside the routes, which these may call.
  const methods = childrenOf(file.root).filter(({ type }) => type === "method");
  drawAll(methods, context, drawing);
  drawAll(statements, context, drawing);
  const router: RouterFact = {
    at: name,
    stack: "rails",
    isRoot: name === routesName && !isDrawn(file.path),
    guards: [],
    scope: fileScope,
    range: rangeOf(file.root),
  };
  const callee = { kind: "name", name } as const;
  const value = { kind: "call", callee, args: [], at: name } as const;
  const bindings = [{ scope: fileScope, name, value }];
  return { routers: [router], bindings, routes: drawing.routes, mounts: drawing.mounts };
}

/** `isolate_namespace Shop`: the module of the controllers of an engine, bound in its class. */
function isolatedIn(file: Reading): readonly Binding[] {
  if (!file.text.includes("isolate_namespace")) return [];
  return nodesOf(file.root, "call").flatMap((node) => {
    const text = wordOf(argumentsOf(node).plain[0]);
    if (fieldOf(node, "method")?.text !== "isolate_namespace" || text === undefined) return [];
    return [
      {
        scope: file.scopeOf(node),
        name: isolatedName,
        value: { kind: "text", text: text.replace(/^::/, "") },
      },
    ];
  });
}

/** Applications without pages have no forms, and so no routes to any. */
function apiOnly(file: Reading): readonly Binding[] {
  const isApi = /^[^#\n]*\bapi_only\s*=\s*true/m.test(file.text);
  return isApi
    ? [{ scope: fileScope, name: "apiOnly", value: { kind: "text", text: "true" } }]
    : [];
}
