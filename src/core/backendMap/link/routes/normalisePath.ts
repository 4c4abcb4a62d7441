import type { PathSyntax } from "../../facts/routingFacts.ts";

// "/{id}", "/{id:int}", "/{id?}", "/{**rest}", "/{id:[0-9]+}", "/{id:regex(^[a-z]{{2}}$)}", "/{$}"
const inBraces =
  /\{(?:\*{0,2}|\.\.\.)([A-Za-z_][\w-]*)(?:\.\.\.)?(?:[:=?!](?:[^{}]|\{\{[^{}]*\}\}|\{[^{}]*\})*)?\}/g;

/** One way of writing a parameter: what it looks like, and which group is its name. */
const parameters: Readonly<Record<PathSyntax, readonly RegExp[]>> = {
  // "/:id{/:part}", "/:id", "/:id(\\d+)", "/:id<int;min<1>>", "/:id?", "/*rest", "/*"
  colon: [
    /:([A-Za-z_]\w*)(?:\((?:[^()\\]|\\.|\([^()]*\))*\))?(?:\{(?!\/)[^{}]*\})?(?:<(?:[^<>]|<[^<>]*>)*>)?[?*+]*/g,
    /\*\*?([A-Za-z_]\w*)/g,
  ],
  // "/:rack-id": all up to the next slash is its name
  wholeColon: [/(?<=\/|^):([^/]+)/g, /\*([A-Za-z_][\w-]*)/g],
  braces: [inBraces],
  // "/{id}", and as older versions of the same framework write it: "/:id", "/*rest"
  segments: [inBraces, /(?<=\/):([A-Za-z_]\w*)/g, /(?<=\/)\*([A-Za-z_]\w*)/g],
  // "/<int:id>", "/<id>"
  angles: [/<(?:[^<>:]*:)?([A-Za-z_]\w*)>/g],
  // "^users/(?P<id>\\d+)/$"
  regex: [/\(\?P?<([A-Za-z_]\w*)>(?:[^()\\]|\\.|\((?:[^()\\]|\\.)*\))*\)/g],
  // "/[id]", "/[...slug]", "/[[...slug]]"
  brackets: [/\[{1,2}(?:\.\.\.)?([A-Za-z_]\w*)\]{1,2}/g],
};

/** What may be left out stands in braces: "/:id{/:part}", "/file{.:ext}", "/{*rest}"; a pattern does too. */
const optional = /\{((?!\.[*+])[/.*:-][^{}()[\]\\+|^$]*)\}/g;

/**
 * A path from the root with `{name}` for parameters: one slash between, one in front, none behind.
 * What could not be computed stands in braces already.
 */
export function normalisePath(path: string, syntax: PathSyntax): string {
  const whole = syntax === "colon" ? path.replace(optional, "$1") : path;
  const marked = parameters[syntax].reduce((text, form) => text.replace(form, "{$1}"), whole);
  const plain = syntax === "regex" ? plainOf(marked) : marked;
  const joined = `/${plain}`.replace(/\/{2,}/g, "/");
  return joined.length > 1 ? joined.replace(/\/$/, "") : joined;
}

/** What of a regular expression is no text of the path. */
function plainOf(path: string): string {
  return path
    .replace(/^\^|\\[AZz]|\$$/g, "")
    .replace(/\\([./-])/g, "$1")
    .replace(/\/\?$/, "");
}
