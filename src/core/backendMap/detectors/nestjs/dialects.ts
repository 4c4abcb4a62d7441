import type { PathSyntax } from "../../facts/routingFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Value } from "../../facts/value.ts";
import type { Decorator } from "../javascriptRouting/decorators.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";

/** What a library of decorators calls classes of routes, and their methods. */
export interface Dialect {
  readonly modules: RegExp;
  readonly controller: RegExp;
  /** By the name of a decorator, its method of HTTP. */
  readonly verbs: Readonly<Record<string, string>>;
  /** The decorator whose options say the method: `@RequestMapping({ path, method })`. */
  readonly mapping?: string;
  readonly syntax: PathSyntax;
  /** Middleware follows the path: `@httpGet("/", authenticate)`. */
  readonly takesGuards?: true;
}

const common: Readonly<Record<string, string>> = {
  Get: "GET",
  Post: "POST",
  Put: "PUT",
  Patch: "PATCH",
  Delete: "DELETE",
  Head: "HEAD",
  Options: "OPTIONS",
};

const ownModules = /^(?:\.|@\/|~\/)/;

/** NestJS and routing-controllers, whose decorators a project may pass on, and what reads alike. */
const controllers: Dialect = {
  modules:
    /^(?:@nestjs\/common(?:\/\w+)?|routing-controllers|@overnightjs\/core|@tsed\/\w+|@midwayjs\/(?:core|decorator))$|^(?:\.|@\/|~\/)/,
  controller: /^(?:Json)?Controller$/,
  verbs: {
    ...common,
    Del: "DELETE",
    All: "ANY",
    Sse: "GET",
    QueryMethod: "QUERY",
    Search: "SEARCH",
  },
  mapping: "RequestMapping",
  syntax: "colon",
};

const dialects: readonly Dialect[] = [
  controllers,
  {
    modules: /^(?:inversify-express-utils|@inversifyjs\/http-core)$/,
    controller: /^controller$/i,
    verbs: {
      ...common,
      httpGet: "GET",
      httpPost: "POST",
      httpPut: "PUT",
      httpPatch: "PATCH",
      httpDelete: "DELETE",
      httpHead: "HEAD",
      httpOptions: "OPTIONS",
      all: "ANY",
    },
    syntax: "colon",
    takesGuards: true,
  },
  {
    modules: /^(?:@eggjs\/(?:tegg|controller-decorator)|egg)$/,
    controller: /^HTTPController$/,
    verbs: {},
    mapping: "HTTPMethod",
    syntax: "colon",
  },
  {
    modules: /^(?:tsoa|@tsoa\/runtime)(?:$|\/)/,
    controller: /^Route$/,
    verbs: common,
    syntax: "braces",
  },
  {
    modules: /^fastify-decorators$/,
    controller: /^Controller$/,
    verbs: {
      ...Object.fromEntries(Object.values(common).map((method) => [method, method])),
      ALL: "ANY",
    },
    syntax: "colon",
  },
];

const dialectOf = ({ origin }: Decorator): Dialect | undefined =>
  dialects.find(({ modules }) => modules.test(origin?.module ?? ""));

/** The decorator that says that its class holds routes. */
export const controllerIn = (all: readonly Decorator[]): Decorator | undefined =>
  all.find((one) => dialectOf(one)?.controller.test(one.name)) ?? all.find(isOwnController);

/** A project may wrap it into a decorator of its own: `@ApiController("orders")`. */
const isOwnController = (one: Decorator): boolean => one.name.endsWith("Controller") && isOwn(one);

const packages =
  /^(?:@nestjs|@nestjsx|@mikro-orm|@sentry|@golevelup|@willsoto|typeorm|class-|nestjs-|@midwayjs|@tsed|@eggjs)/;

/** Whether a decorator may be one of the project's own, of whatever name: another package of it too. */
export const isOwn = ({ origin }: Decorator): boolean =>
  origin !== undefined &&
  !packages.test(origin.module) &&
  (ownModules.test(origin.module) || !dialects.some(({ modules }) => modules.test(origin.module)));

/** The middleware that a class is given behind its path. */
export const guardsOf = (controller: Decorator): readonly string[] => {
  const dialect = dialectOf(controller);
  return dialect ? guardsGiven(controller, dialect) : [];
};

/** The dialect in which a decorator declares a route. */
export function routeDialect(one: Decorator): Dialect | undefined {
  const dialect = dialectOf(one);
  if (dialect === undefined) return undefined;
  return one.name === dialect.mapping || Object.hasOwn(dialect.verbs, one.name)
    ? dialect
    : undefined;
}

/** The decorator names it, or an option of `@RequestMapping({ path, method: RequestMethod.PUT })`. */
export function methodOf(
  { name, args: [options] }: Decorator,
  { verbs, mapping }: Dialect,
): string {
  if (name !== mapping) return verbs[name] ?? "ANY";
  const method = optionOf(options, "method");
  const verb = method === undefined ? "GET" : wordsOf(method).replace(/^.*\./, "");
  return verb === "ALL" ? "ANY" : verb.toUpperCase();
}

/** A path by itself, or among options. */
export function pathIn(given: Value | undefined): Value | undefined {
  if (given?.kind !== "record") return given;
  return optionOf(given, "path") ?? optionOf(given, "url") ?? optionOf(given, "route");
}

/** The middleware that a decorator is given behind its path. */
export const guardsGiven = ({ args }: Decorator, { takesGuards }: Dialect): readonly string[] =>
  takesGuards === true ? args.slice(1).map(wordsOf) : [];
