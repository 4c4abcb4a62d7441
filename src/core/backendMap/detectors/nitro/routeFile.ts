/** A file whose place is the path of its route. */
export interface RouteFile {
  /** From the root, as Nitro writes parameters: "/users/[id]". */
  readonly path: string;
  /** That of the file's name, "users.post.ts". */
  readonly method: string | undefined;
}

const inServer = /^(?:.*\/)?server\/(api|routes)\/(.+)\.[cm]?[jt]sx?$/;
/** Without Nuxt the folders may stand at the root of the project. */
const atRoot = /^(?:.*\/)?(api|routes)\/(.+)\.[cm]?[jt]sx?$/;
const verb = /\.(get|post|put|patch|delete|head|options)$/;
/** Built for one of these only: "users.get.dev.ts". */
const environment = /\.(?:dev|prod|prerender)$/;

/** @param isNitro whether the file itself says so, wherever it stands. */
export function routeFileOf(file: string, isNitro: boolean): RouteFile | undefined {
  const [, folder, below] = inServer.exec(file) ?? (isNitro ? atRoot.exec(file) : null) ?? [];
  if (folder === undefined || below === undefined || /\.(?:d|test|spec)$/.test(below)) {
    return undefined;
  }
  const name = below.replace(environment, "");
  const parts = name.replace(verb, "").split("/");
  const segments = parts.filter((one, at) => !isInvisible(one, at === parts.length - 1));
  const path = [...(folder === "api" ? ["api"] : []), ...segments].join("/");
  return { path: `/${path}`, method: verb.exec(name)?.[1]?.toUpperCase() };
}

/** Groups `(x)` are no part of a path, and neither is the last `index`. */
const isInvisible = (segment: string, isLast: boolean): boolean =>
  /^\([^)]+\)$/.test(segment) || (isLast && segment === "index");
