import type { FileFacts, SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { Expand, Linking } from "../../link/linking.ts";
import { textsOf } from "../../link/names/textsOf.ts";
import { folderOf } from "../../link/names/factIndex.ts";
import type { FactIndex, Lookup } from "../../link/names/language.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { routeFileOf, type RouteFile } from "../nextjs/routeFile.ts";
import { settingsIn } from "../nextjs/settings.ts";
import { handlersKeyed } from "../nextjs/handlersKeyed.ts";
import { handlersChained } from "../nextjs/nextConnect.ts";
import { methodsTold } from "../nextjs/methodsTold.ts";
import { toldForPages, withMethodsTold } from "../nextjs/toldElsewhere.ts";

/** Next.js: files that are routes, `app/**\/route.ts` and `pages/api/**`. */
export const nextjs: Stack = {
  name: "nextjs",
  languages: javascriptIds,
  markers: /\bexport\b|module\.exports/,
  detect,
  expand: inProject,
};

const methods = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

function detect(file: Reading): SomeFacts {
  const settings = settingsIn(file);
  if (settings !== undefined) return settings;
  const route = routeFileOf(file.path);
  if (route === undefined) return toldForPages(file);
  return {
    routes: route.router === "app" ? handlersIn(file, route) : [pageOf(file, route)].flat(),
  };
}

/** Every exported method, and those that another file may export through this one. */
function handlersIn(file: Reading, { path, root }: RouteFile): readonly RouteFact[] {
  return file.facts.exports.flatMap(({ name, value }) => {
    const passed = name === "*" && value.kind === "import" ? [...methods] : [];
    const own = methods.has(name) ? [name] : passed;
    return own.map((method) => ({
      ...routeAt(path, root),
      methods: [method],
      handler: name === "*" ? { ...value, name: method } : handlerOf(value, file),
      range: declaredAt(file, name),
      ...(name === "*" && { extra: { root, isPassed: "true" } }),
    }));
  });
}

/** What a name is given, where that is a wrapper's call: the handler stands in it. */
function handlerOf(value: Value, { facts }: Reading): Value {
  if (value.kind !== "name") return value;
  const bound = facts.bindings.filter((one) => one.scope < 0 && one.name === value.name);
  const [only, ...others] = bound.map((one) => one.value);
  if (only === undefined || others.length > 0) return value;
  // `export const { POST } = serve(async () => …)`.
  const call = only.kind === "member" ? only.of : only;
  const isGiven = call.kind === "call" && call.args.some(({ kind }) => kind === "definition");
  return call.kind === "call" && (only === call || isGiven) ? call : value;
}

/** Of a page's route one function answers all methods, or those that it looks for. */
function pageOf(file: Reading, { path, root }: RouteFile): readonly RouteFact[] {
  const handler = file.facts.exports.find(({ name }) => name === "default" || name === "=")?.value;
  if (handler === undefined) return [];
  const rest = {
    ...routeAt(path, root),
    extra: { root, isPage: "true" },
    range: declaredAt(file, "default"),
  };
  const given = handlersKeyed(handlerOf(handler, file));
  const keyed = given.size > 0 ? [...given] : handlersChained(handler, file);
  if (keyed.length > 0) {
    return keyed.map(([method, own]) => ({ ...rest, methods: [method], handler: own }));
  }
  const told = methodsTold(file);
  return [{ ...rest, methods: told.length > 0 ? told : ["ANY"], handler }];
}

function routeAt(
  path: string,
  root: string,
): Pick<RouteFact, "stack" | "path" | "syntax" | "guards" | "scope" | "extra"> {
  const text: Value = { kind: "text", text: path };
  return {
    stack: "nextjs",
    path: text,
    syntax: "brackets",
    guards: [],
    scope: -1,
    extra: { root },
  };
}

/** The statement that exports a name, or the function of that name. */
function declaredAt(file: Reading, name: string): RouteFact["range"] {
  const own = file.facts.definitions.find((one) => one.name === name && one.scope < 0);
  if (own !== undefined) return own.range;
  const word = name === "*" ? /\*/ : new RegExp(`\\b${name}\\b`);
  const all = nodesOf(file.root, "export_statement");
  return rangeOf(all.find(({ text }) => word.test(text)) ?? file.root);
}

/** `basePath` of the project's settings stands before all of its paths. */
function inProject(...[route, file, linking]: Parameters<Expand>): ReturnType<Expand> {
  const { index } = linking;
  if (route.extra?.["tells"] !== undefined) return [];
  const root = route.extra?.["root"] ?? "";
  if (!usesNext(root, index) || isPassedNothing(route, file, linking)) return [];
  const base = basePathOf(settingsFor(root, index), linking);
  const told = withMethodsTold(route, file, linking);
  const path: Value = base === undefined ? told.path : { kind: "concat", parts: [base, told.path] };
  return [{ route: { ...told, path }, file }];
}

/** Whether the module that a file passes on has no such method. */
function isPassedNothing(...[route, file, { evaluate }]: Parameters<Expand>): boolean {
  if (route.extra?.["isPassed"] === undefined || route.handler === undefined) return false;
  return evaluate(route.handler, { file, scope: route.scope }).length === 0;
}

function basePathOf(settings: FileFacts | undefined, { evaluate }: Linking): Value | undefined {
  const router = settings?.routers.find(({ stack }) => stack === "nextjs");
  if (settings === undefined || router?.prefix === undefined) return undefined;
  const [base] = textsOf(router.prefix, { file: settings, scope: router.scope }, evaluate);
  return base?.unresolved === undefined ? base : undefined;
}

/** The packages around say what they depend on; who says nothing may use it. */
function usesNext(root: string, index: FactIndex): boolean {
  let isSaid = false;
  for (let folder = root; ; folder = folderOf(folder)) {
    const name = folder === "" ? "package.json" : `${folder}/package.json`;
    const project = index.files.get(name)?.project;
    if (project?.kind === "package") {
      if (Object.hasOwn(project.dependencies, "next")) return true;
      isSaid = true;
    }
    if (folder === "") return !isSaid && !isElsewhere(root, index);
  }
}

/** Whether the project of Next.js is another one of the workspace. */
function isElsewhere(root: string, index: FactIndex): boolean {
  return settingsFor(root, index) === undefined && index.find(settings, "all").length > 0;
}

const settings: Lookup<string> = ({ path }) =>
  /(?:^|\/)next\.config\.[cm]?[jt]s$/.test(path) ? [["all", path]] : [];

function settingsFor(root: string, { files }: FactIndex): FileFacts | undefined {
  for (const folder of new Set([root, folderOf(root)])) {
    for (const ending of ["js", "mjs", "ts", "cjs"]) {
      const name = `next.config.${ending}`;
      const found = files.get(folder === "" ? name : `${folder}/${name}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
