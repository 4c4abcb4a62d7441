/** A file whose place is the path of its routes. */
export interface RouteFile {
  readonly router: "app" | "pages";
  /** From the root, as Next.js writes parameters: "/users/[id]". */
  readonly path: string;
  /** The folder of the project, above `src`. */
  readonly root: string;
}

const inApp = /^(.*\/)?app\/(.*\/)?route\.[cm]?[jt]sx?$/;
const inPages = /^(.*\/)?pages\/(api(?:\/.+)?)\.[cm]?[jt]sx?$/;

export function routeFileOf(path: string): RouteFile | undefined {
  const pages = inPages.exec(path);
  if (pages?.[2] !== undefined && !path.endsWith(".d.ts")) {
    const below = pages[2].replace(/\/index$/, "");
    return { router: "pages", path: `/${below}`, root: rootOf(pages[1] ?? "") };
  }
  if (!inApp.test(path)) return undefined;
  const { before, below } = split(path.slice(0, path.lastIndexOf("/")).split("/"));
  // What begins so is private to the folder around it.
  if (below.some((one) => one.startsWith("_"))) return undefined;
  const segments = below.filter((one) => !isInvisible(one)).map(plainSegment);
  return { router: "app", path: `/${segments.join("/")}`, root: rootOf(before.join("/")) };
}

/** `src/app` where there is one, else the first `app` that is not a package's own folder. */
function split(folders: readonly string[]): {
  readonly before: readonly string[];
  readonly below: readonly string[];
} {
  const inSource = folders.findIndex((one, at) => one === "app" && folders[at - 1] === "src");
  const first = folders.findIndex(
    (one, at) => one === "app" && !/^(?:apps|packages)$/.test(folders[at - 1] ?? ""),
  );
  const at = inSource >= 0 ? inSource : first >= 0 ? first : folders.indexOf("app");
  return { before: folders.slice(0, at), below: folders.slice(at + 1) };
}

/** Groups `(x)` and slots `@x` are no part of a path. */
const isInvisible = (segment: string): boolean => /^(?:\([^.)][^)]*\)|@.*)$/.test(segment);

/** `%5Fname` is a folder that would else be private; `(.)x` intercepts. */
const plainSegment = (segment: string): string =>
  segment.replace(/^%5F/i, "_").replace(/^\(\.{1,3}\)/, "");

const rootOf = (before: string): string => before.replace(/\/$/, "").replace(/(?:^|\/)src$/, "");
