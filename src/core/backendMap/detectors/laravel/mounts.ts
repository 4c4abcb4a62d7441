import { routesName } from "./routeContext.ts";
import { textValue } from "../../languages/php/rounds.ts";
import type { MountFact } from "../../facts/routingFacts.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf } from "../../languages/php/literals.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { lowered, type Drawing, type RouteContext } from "./routeContext.ts";

/** The routes of another file in the place where it is loaded: `group(base_path("routes/api.php"))`. */
export function drawFile(
  node: SyntaxNode | undefined,
  context: RouteContext,
  { file, mounts }: Drawing,
): void {
  const module = node && pathIn(lowered(node, context, file));
  if (node === undefined || module === undefined || !/[\w*]\.php$/.test(module)) return;
  mounts.push(mountOf(node, module, context));
}

/** A function of the project's own that loads the files of a folder, by its name. */
const loadsFolder =
  /^(?:include|load|require|register)_?\w*(?:route|file)s?(?:_?(?:in|from)\w*)?$/i;

/** `includeRouteFiles(__DIR__ . "/frontend")`: the routes of all files there. */
export function drawFolder(
  call: SyntaxNode,
  context: RouteContext,
  { file, mounts }: Drawing,
): void {
  const name = fieldOf(call, "function")?.text.replace(/^.*\\/, "") ?? "";
  const [given] = argumentsOf(call).plain;
  if (given === undefined || !loadsFolder.test(name)) return;
  const folder = pathIn(lowered(given, context, file))?.replace(/\/$/, "");
  if (folder === undefined || !/\/[\w-]+$/.test(folder)) return;
  mounts.push(mountOf(given, `${folder}/*.php`, context));
}

function mountOf(node: SyntaxNode, module: string, context: RouteContext): MountFact {
  return {
    parent: { kind: "name", name: routesName },
    child: { kind: "import", module, name: routesName },
    prefix: context.path,
    guards: context.guards,
    replaces: true,
    scope: fileScope,
    range: rangeOf(node),
    ...(context.namespace !== "" && { extra: { namespace: context.namespace } }),
  };
}

const folders: Readonly<Record<string, string>> = { app_path: "app/", config_path: "config/" };

/** What is literal of a path: the folder that it begins in is looked for outward. */
function pathIn(value: Value | undefined): string | undefined {
  if (value?.kind === "text") return value.text;
  if (value?.kind === "concat") return value.parts.map((part) => pathIn(part) ?? "").join("");
  if (value?.kind !== "call") return undefined;
  const name = wordsOf(value.callee).replace(/^.*\\/, "");
  const given = pathIn(value.args.at(-1));
  return given === undefined ? undefined : (folders[name] ?? "") + given;
}

/** `withRouting(web: …, api: …, apiPrefix: "v1", health: "/up")` of `bootstrap/app.php`. */
export function drawApplication(
  named: ReadonlyMap<string, SyntaxNode>,
  context: RouteContext,
  drawing: Drawing,
): void {
  const prefix = named.get("apiPrefix");
  const path = prefix === undefined ? textValue("api") : lowered(prefix, context, drawing.file);
  for (const node of filesIn(named.get("web"))) drawFile(node, within("web", context), drawing);
  for (const node of filesIn(named.get("api"))) {
    drawFile(node, { ...within("api", context), path }, drawing);
  }
  const health = named.get("health");
  if (health === undefined || wordOf(health) === undefined) return;
  drawing.routes.push({
    stack: "laravel",
    methods: ["GET"],
    router: { kind: "name", name: routesName },
    path: textValue(wordOf(health) ?? ""),
    syntax: "braces",
    guards: [],
    scope: fileScope,
    range: rangeOf(health),
  });
}

const within = (guard: string, context: RouteContext): RouteContext => ({
  ...context,
  guards: [...context.guards, guard],
});

function filesIn(node: SyntaxNode | undefined): readonly SyntaxNode[] {
  if (node?.type !== "array_creation_expression") return node === undefined ? [] : [node];
  return node.namedChildren.flatMap(({ namedChildren }) => namedChildren.slice(-1));
}
