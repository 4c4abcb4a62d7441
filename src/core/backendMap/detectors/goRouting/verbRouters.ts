import type { SomeFacts } from "../../facts/facts.ts";
import type { PathSyntax, RouteFact, RouterFact, UseFact } from "../../facts/routingFacts.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import {
  callsOf,
  isPath,
  methodOf,
  methods,
  methodsIn,
  operandOf,
  placeOf,
  routeAt,
  routerAt,
  wordsAt,
  type Call,
} from "./routing.ts";
import { isString, textOf } from "../../languages/go/texts.ts";
import { switchedMethod } from "./switchedMethod.ts";
import { fromImport, packageOf, standsTo } from "./stackImports.ts";

/** A framework whose routers have a method for each verb, and groups. */
export interface VerbStyle {
  readonly stack: string;
  readonly modules: RegExp;
  /** Functions of the package that make an application. */
  readonly makers: readonly string[];
  /** Whether an application is never put below another. */
  readonly isRoot: boolean;
  /** Whether the handler comes before its middleware; else it is the last. */
  readonly isHandlerFirst: boolean;
  /** Whether middleware holds only for what is declared after it. */
  readonly isOrdered: boolean;
  /** What the framework calls a route with every method, and one whose method is an argument. */
  readonly any: string;
  readonly byMethod: readonly string[];
  /** What serves one file, which is no handler. */
  readonly file?: string;
  /** Whether it reads groups for all of these frameworks, where a file names none: once is enough. */
  readonly isForOpen: boolean;
  /** Whether a group's prefix and a path in it stand side by side, without a slash between. */
  readonly joinsPlainly?: true;
  /** How it writes parameters: `wholeColon` where one is a whole part of a path, "/:rack-id". */
  readonly syntax: PathSyntax;
  /** Whether a call of a verb is given a path; all are without it. */
  readonly takesPath?: (call: Call) => boolean;
  /** "GET" or "Get". */
  readonly verb: (name: string) => string | undefined;
}

export const upperVerb = (name: string): string | undefined =>
  methods.has(name) ? name : undefined;
export const titleVerb = (name: string): string | undefined =>
  /^[A-Z][a-z]+$/.test(name) && methods.has(name.toUpperCase()) ? name.toUpperCase() : undefined;

/** Applications, groups, middleware and routes of a file, as the framework writes them. */
export function detectVerbs(file: Reading, style: VerbStyle): SomeFacts {
  const standing = standsTo(file, style.modules);
  if (standing === "other") return {};
  const calls = callsOf(file);
  const routes = calls
    .filter((call) => style.takesPath?.(call) !== false)
    .flatMap((call) => routesOf(call, style))
    .map((one) => ({ ...one, extra: { ...one.extra, standing } }));
  if (standing === "open" && !style.isForOpen) return { routes };
  return {
    routers: calls.flatMap((call) => routerOf(call, style)),
    uses: calls.flatMap((call) => useOf(call, style)),
    routes,
  };
}

function routerOf(call: Call, style: VerbStyle): readonly RouterFact[] {
  const { name, args, file } = call;
  const { stack, makers, modules } = style;
  if (makers.includes(name) && fromImport(call, modules)) {
    return [routerAt(call, stack, { isRoot: style.isRoot })];
  }
  if (name === "Group" && isPath(args[0])) {
    const guards = args.slice(1).map(wordsAt);
    const prefix = file.valueOf(args[0]);
    const joins = style.joinsPlainly && { joinsPlainly: style.joinsPlainly };
    return [routerAt(call, stack, { parent: operandOf(call), prefix, guards, ...joins })];
  }
  const isChained = name === "Use" || style.verb(name) !== undefined;
  return isChained ? [routerAt(call, stack, { sameAs: operandOf(call) })] : [];
}

function useOf(call: Call, { isOrdered }: VerbStyle): readonly UseFact[] {
  const { name, args, file } = call;
  if (name !== "Use" || args.length === 0) return [];
  const [first, ...rest] = args;
  const hasPrefix = first?.type.endsWith("string_literal") === true;
  const guards = (hasPrefix ? rest : args).map(wordsAt);
  const prefix = hasPrefix ? { prefix: file.valueOf(first) } : {};
  return [{ ...placeOf(call), ...prefix, router: operandOf(call), guards, isOrdered }];
}

function routesOf(call: Call, style: VerbStyle): readonly RouteFact[] {
  const { name, args } = call;
  const verb = upperVerb(name) ?? titleVerb(name);
  if (packageOf(call) !== undefined) return [];
  if (verb !== undefined) return routedTo(verb, call, style);
  if (name === style.file) return routed(call, style, { methods: ["GET"], args: args.slice(0, 1) });
  if (name === style.any) return routed(call, style, { methods: ["ANY"], args });
  const [first, ...rest] = args;
  if (first === undefined) return [];
  if (name === "Match") return routed(call, style, { methods: methodsIn(first), args: rest });
  return style.byMethod.includes(name) ? routedBy(first, call, style) : [];
}

/** `r.GET(path, f)`, whose verb a table may have told. */
function routedTo(verb: string, call: Call, style: VerbStyle): readonly RouteFact[] {
  const { args, file } = call;
  const switched = switchedMethod(call);
  if (switched === undefined) return routed(call, style, { methods: [verb], args });
  const method = file.valueOf(switched.method);
  return switched.isFirst ? routed(call, style, { methods: [], method, args }) : [];
}

/** The method is the first argument: `r.Handle("GET", path, f)`; a text may be any: `Add("PURGE", …)`. */
function routedBy(first: Call["args"][number], call: Call, style: VerbStyle): readonly RouteFact[] {
  const written = isString(first) ? /^[A-Z]+$/.exec(textOf(first))?.[0] : undefined;
  const method = methodOf(first) ?? written;
  const listed = first.type === "composite_literal" ? methodsIn(first) : [];
  const known = method === undefined ? listed : [method];
  const computed = known.length === 0 ? { method: call.file.valueOf(first) } : {};
  return routed(call, style, { methods: known, args: call.args.slice(1), ...computed });
}

interface Declared {
  readonly methods: readonly string[];
  readonly method?: Value;
  readonly args: Call["args"];
}

function routed(
  call: Call,
  style: VerbStyle,
  { args, ...declared }: Declared,
): readonly RouteFact[] {
  const { stack, isHandlerFirst, joinsPlainly } = style;
  const [path, ...handlers] = args;
  const handler = isHandlerFirst ? handlers[0] : handlers.at(-1);
  if (!isPath(path) || (handler === undefined && call.name !== style.file)) return [];
  const route = routeAt(call, stack, {
    ...declared,
    router: operandOf(call),
    path: call.file.valueOf(path),
    syntax: style.syntax,
    ...(handler && { handler }),
    guards: handlers.filter((one) => one !== handler),
  });
  return [joinsPlainly ? { ...route, joinsPlainly } : route];
}
