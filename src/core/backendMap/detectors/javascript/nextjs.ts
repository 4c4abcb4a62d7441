import type { FileFacts, RouteFact, SomeFacts } from "../../facts.ts";
import { nodesOf, rangeOf } from "../../grammars/syntax.ts";
import type { Expand } from "../../link/linking.ts";
import { textsOf } from "../../link/textsOf.ts";
import { folderOf } from "../../link/factIndex.ts";
import type { Reading, Stack } from "../../stack.ts";
import type { Value } from "../../value.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { routeFileOf, type RouteFile } from "../nextjs/routeFile.ts";
import { settingsIn } from "../nextjs/settings.ts";
import { methodsTold } from "../nextjs/methodsTold.ts";

/** Next.js: files that are routes, `app/**\/route.ts` and `pages/api/**`. */
export const nextjs: Stack = {
  name: "nextjs",
  languages: javascriptIds,
  markers: /\bexport\b|module\.exports/,
  detect,
  expand: withBasePath,
};

const methods = new Set(["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD", "OPTIONS"]);

function detect(file: Reading): SomeFacts {
  const settings = settingsIn(file);
  if (settings !== undefined) return settings;
  const route = routeFileOf(file.path);
  if (route === undefined) return {};
  return {
    routes: route.router === "app" ? handlersIn(file, route) : [pageOf(file, route)].flat(),
  };
}

/** Every exported method. */
function handlersIn(file: Reading, { path, root }: RouteFile): readonly RouteFact[] {
  return file.facts.exports
    .filter(({ name }) => methods.has(name))
    .map(({ name, value }) => ({
      ...routeAt(path, root),
      methods: [name],
      handler: value,
      range: declaredAt(file, name),
    }));
}

/** Of a page's route one function answers all methods, or those that it looks for. */
function pageOf(file: Reading, { path, root }: RouteFile): readonly RouteFact[] {
  const handler = file.facts.exports.find(({ name }) => name === "default" || name === "=")?.value;
  if (handler === undefined) return [];
  const told = methodsTold(file.text);
  return [
    {
      ...routeAt(path, root),
      methods: told.length > 0 ? told : ["ANY"],
      handler,
      range: declaredAt(file, "default"),
    },
  ];
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
  const word = new RegExp(`\\b${name}\\b`);
  const all = nodesOf(file.root, "export_statement");
  return rangeOf(all.find(({ text }) => word.test(text)) ?? file.root);
}

/** `basePath` of the project's settings stands before all of its paths. */
function withBasePath(
  ...[route, file, { index, evaluate }]: Parameters<Expand>
): ReturnType<Expand> {
  const settings = settingsFor(route.extra?.["root"] ?? "", index.files);
  const router = settings?.routers.find(({ stack }) => stack === "nextjs");
  if (settings === undefined || router?.prefix === undefined) return undefined;
  const [base] = textsOf(router.prefix, { file: settings, scope: router.scope }, evaluate);
  if (base === undefined || base.unresolved !== undefined) return undefined;
  return [{ route: { ...route, path: { kind: "concat", parts: [base, route.path] } }, file }];
}

function settingsFor(root: string, files: ReadonlyMap<string, FileFacts>): FileFacts | undefined {
  for (const folder of new Set([root, folderOf(root)])) {
    for (const ending of ["js", "mjs", "ts", "cjs"]) {
      const name = `next.config.${ending}`;
      const found = files.get(folder === "" ? name : `${folder}/${name}`);
      if (found !== undefined) return found;
    }
  }
  return undefined;
}
