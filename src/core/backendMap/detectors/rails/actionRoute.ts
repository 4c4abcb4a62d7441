import type { RouteFact } from "../../facts/routingFacts.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { fileScope, type Value } from "../../facts/value.ts";
import { camelized } from "../../languages/ruby/inflect.ts";
import type { RouteContext } from "./routeContext.ts";

/** A route as the routing language says it. */
export interface Drawn {
  readonly method: string;
  readonly path: string;
  readonly range: RouteFact["range"];
  /** The full name of the class. */
  readonly controller?: string;
  readonly action?: string;
  /** One to a page with a form, which applications without pages do not have. */
  readonly isForm?: boolean;
}

export function actionRoute(drawn: Drawn, { guards, router }: RouteContext): RouteFact {
  const { method, path, range, controller, action } = drawn;
  const isKnown = controller !== undefined && action !== undefined;
  return {
    stack: "rails",
    methods: [method],
    router: { kind: "name", name: router },
    path: pathValue(withoutOptional(path)),
    syntax: "colon",
    ...(isKnown && {
      handler: {
        kind: "member",
        of: { kind: "import", module: "constant", name: controller },
        name: action,
      },
      handlerName: `${controller}#${action}`,
      extra: { controller, action, form: String(drawn.isForm === true) },
    }),
    guards,
    scope: fileScope,
    range,
  };
}

/** The class that "users" means below the modules around: "Admin::UsersController". */
export function controllerName(name: string, { modules }: RouteContext): string {
  const path = name.startsWith("/") ? [name.slice(1)] : [...modules, name];
  return `${camelized(path.join("/"))}Controller`;
}

/** What other files may tell stands in braces, which no path of Rails has. */
export function pathValue(path: string): Value {
  const parts = path.split(/\{([^{}]*)\}/).map((part, index): Value => {
    return index % 2 === 0 ? { kind: "text", text: part } : partValue(part);
  });
  return parts.length === 1 ? { kind: "text", text: path } : { kind: "concat", parts };
}

/** A part of a path that the file does not tell, for `pathValue`. */
export const unknownPart = ({ text }: SyntaxNode): string =>
  `{${text
    .replace(/^["']|["']$/g, "")
    .replaceAll(/[{}]/g, "")
    .slice(0, longestPart)}}`;
const longestPart = 60;

/** `Settings.prefix` is a method or a constant of another file's module. */
function partValue(part: string): Value {
  const [, owner, name] = /^([A-Z]\w*(?:::[A-Z]\w*)*?)(?:::|\.)(\w+)$/.exec(part) ?? [];
  if (owner === undefined || name === undefined) return { kind: "unknown", text: part };
  const of = { kind: "import", module: "constant", name: owner } as const;
  const member = { kind: "member", of, name } as const;
  const isCall = /^[a-z_]/.test(name);
  return isCall ? { kind: "call", callee: member, args: [], at: `prefix ${part}` } : member;
}

/** "(.:format)" and "(/:locale)" may be left out, and so they are; of "/(:a)b" the slash too. */
function withoutOptional(path: string): string {
  let [before, after] = ["", path.replace(/\/(\(+)\/?/g, "$1/")];
  while (before !== after) [before, after] = [after, after.replace(/\([^()]*\)/g, "")];
  return after;
}
