import type { FileFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { fileScope } from "../../facts/value.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
import type { FactIndex } from "../../link/names/language.ts";
import type { Reading } from "../../reading/stack.ts";
import { coreRoutes, placed } from "./coreRoutes.ts";
import { listedRoutes } from "./listedRoutes.ts";

/** The routes of Strapi, in which handlers are named by words. */
export const strapiRoutes = (file: Reading): readonly RouteFact[] => [
  ...listedRoutes(file),
  ...coreRoutes(file),
];

/** With whole paths, and the functions that the words mean. */
export function expandStrapi(...[route, file, linking]: Parameters<Expand>): ReturnType<Expand> {
  if (route.handlerName === undefined) return undefined;
  const own = placed(route, linking);
  return own === undefined ? [] : [{ file, ...withHandler(own, file.path, linking) }];
}

/** "article.find" and "api::article.article.find" are methods of an API's controllers. */
function withHandler(
  route: RouteFact,
  path: string,
  { index }: Linking,
): Pick<RouteIn, "route" | "handlerPlace"> {
  const found = controllerFor(route.handlerName ?? "", path);
  const file = found && fileAt(found.path, index);
  const at = file?.definitions.findIndex(({ name }) => name === found?.action) ?? -1;
  if (file === undefined || at < 0) return { route };
  return {
    route: { ...route, handler: { kind: "definition", definition: at } },
    handlerPlace: { file, scope: fileScope },
  };
}

/** Where the words say that a controller stands, without its ending. */
function controllerFor(
  handler: string,
  path: string,
): { readonly path: string; readonly action: string } | undefined {
  const [, api, controller, action] = named.exec(handler) ?? [];
  const [, root = "", own = ""] = inApi.exec(path) ?? [];
  if (controller === undefined || action === undefined) return undefined;
  return { path: `${root}api/${api ?? own}/controllers/${controller}`, action };
}

const fileAt = (path: string, { files }: FactIndex): FileFacts | undefined =>
  ["ts", "js", "mjs", "cjs"].map((ending) => files.get(`${path}.${ending}`)).find(Boolean);

const named = /^(?:api::([\w-]+)\.)?([\w-]+)\.(\w+)$/;
const inApi = /^(.*\/)?api\/([^/]+)\/routes\//;
