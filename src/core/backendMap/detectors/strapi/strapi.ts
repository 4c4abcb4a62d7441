import type { RouteFact } from "../../facts/facts.ts";
import { fileScope } from "../../facts/value.ts";
import type { Expand, Linking, RouteIn } from "../../link/linking.ts";
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
  const [, api, controller = "", action] = named.exec(route.handlerName ?? "") ?? [];
  const [, root = "", own = ""] = inApi.exec(path) ?? [];
  const folder = `${root}api/${api ?? own}/controllers/${controller}`;
  const file = ["ts", "js", "mjs", "cjs"]
    .map((ending) => index.files.get(`${folder}.${ending}`))
    .find((one) => one !== undefined);
  const at = file?.definitions.findIndex(({ name }) => name === action) ?? -1;
  if (file === undefined || at < 0) return { route };
  return {
    route: { ...route, handler: { kind: "definition", definition: at } },
    handlerPlace: { file, scope: fileScope },
  };
}

const named = /^(?:api::([\w-]+)\.)?([\w-]+)\.(\w+)$/;
const inApi = /^(.*\/)?api\/([^/]+)\/routes\//;
