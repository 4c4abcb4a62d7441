import type { RouteFact } from "../../facts/routingFacts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { keyNamed } from "../../link/routes/keyNamed.ts";
import type { Value } from "../../facts/value.ts";
import { guardWords } from "./guardWords.ts";
import { inputsOf } from "./validators.ts";
import type { RoutingCall } from "./routingCall.ts";

const verbs: Readonly<Record<string, string>> = {
  get: "GET",
  post: "POST",
  put: "PUT",
  patch: "PATCH",
  delete: "DELETE",
  del: "DELETE",
  head: "HEAD",
  options: "OPTIONS",
  query: "QUERY",
  all: "ANY",
};

export const isVerb = (name: string): boolean => Object.hasOwn(verbs, name);

/** `router.get(path, …middleware, handler)`: the form that most frameworks share. */
export function routesOfVerb(call: RoutingCall, stack: string): readonly RouteFact[] {
  const method = isVerb(call.name) ? verbs[call.name] : keyNamed(call.name);
  if (method === undefined || call.receiver === undefined) return [];
  const [path, ...handlers] = withPath(call);
  if (path === undefined || !isPath(path)) return [];
  const all = handlers.flatMap((one) => (one.kind === "list" ? one.items : [one]));
  if (!isHandler(all.at(-1))) return [];
  if (typeof method === "string") {
    return routesAt(call, { stack, methods: [method], path, handlers: all });
  }
  return routesAt(call, { stack, methods: [], path, handlers: all }).map((route) => ({
    ...route,
    method,
    needsRouter: true,
  }));
}

function withPath(call: RoutingCall): readonly Value[] {
  if (isOfRoute(call)) return [noPath, ...call.args];
  const before = call.args.length === 1 ? pathBefore(call) : undefined;
  return before === undefined ? named(call.args) : [before, ...call.args];
}

/** `.get("/x", list).post(create)`: the path of the verb before. */
function pathBefore({ receiver }: RoutingCall): Value | undefined {
  for (let one = receiver; one?.kind === "call" && one.callee.kind === "member";) {
    if (!isVerb(one.callee.name)) return undefined;
    const [path] = one.args;
    if (one.args.length > 1) return path?.kind === "text" ? path : undefined;
    one = one.callee.of;
  }
  return undefined;
}

const noPath: Value = { kind: "text", text: "" };

/** `route("/x").get(a).post(b)`: the path was said before. */
function isOfRoute({ receiver, args }: RoutingCall): boolean {
  const [first] = args;
  if (first?.kind === "text" || first?.kind === "concat") return false;
  let value = receiver;
  while (value?.kind === "call" && value.callee.kind === "member") {
    if (value.callee.name === "route") return value.args.length === 1;
    value = value.callee.of;
  }
  return false;
}

/** Koa's routes may have a name in front of their path. */
function named(args: readonly Value[]): readonly Value[] {
  const [first, second] = args;
  const isNamed = first?.kind === "text" && second?.kind === "text" && args.length > 2;
  return isNamed ? args.slice(1) : args;
}

function isPath(value: Value): boolean {
  if (value.kind === "text") return !/\s/.test(value.text);
  if (value.kind === "list") return value.items.length > 0 && value.items.every(isPath);
  return ["concat", "name", "member", "either", "call"].includes(value.kind) || isRegex(value);
}

/** Settings and caches are asked for such words too: `app.get("env")`. */
const isWord = (path: Value): boolean => path.kind === "text" && /^[^/*:({]/.test(path.text);

const isRegex = (value: Value): boolean => value.kind === "unknown" && value.text.startsWith("/");

function isHandler(value: Value | undefined): boolean {
  if (value === undefined || value.kind === "text" || value.kind === "concat") return false;
  if (value.kind === "record") return Object.hasOwn(value.fields, "handler");
  return value.kind !== "unknown" && value.kind !== "list";
}

interface RouteParts {
  readonly stack: string;
  readonly methods: readonly string[];
  readonly path: Value;
  /** Middleware, options and the handler, in their order. */
  readonly handlers: readonly Value[];
}

/** One route for each path. */
export function routesAt(
  { receiver, scope, range }: RoutingCall,
  { stack, methods, path, handlers }: RouteParts,
): readonly RouteFact[] {
  const paths = path.kind === "list" ? path.items : [path];
  const last = handlers.at(-1);
  const handler = last?.kind === "record" ? last.fields["handler"] : last;
  const before = handlers.filter((one) => one !== last || one.kind === "record");
  const schema = before.map(schemaOf).find((one) => one !== undefined);
  const options = before.find(isOptions) ?? before.find(isNamed);
  const inputs = before.flatMap(inputsOf);
  return paths.map((one) => ({
    stack,
    methods,
    path: one,
    syntax: "colon",
    guards: before.flatMap(guardsOf),
    scope,
    range,
    ...(receiver && { router: receiver }),
    ...(receiver && (isWord(one) || !looksLikeRouter(receiver)) && { needsRouter: true as const }),
    ...(handler && { handler }),
    ...(schema !== undefined && { schema }),
    ...(options && { options }),
    ...(inputs.length > 0 && { inputs }),
  }));
}

const isOptions = (value: Value): boolean =>
  value.kind === "record" && Object.hasOwn(value.fields, "schema");

/** Options may be given by a name, as a guard may; that they are options is told by what it stands for. */
const isNamed = ({ kind }: Value): boolean => kind === "name" || kind === "import";

const hooks = ["onRequest", "preParsing", "preValidation", "preHandler", "beforeHandler"];

/** Fastify's options name guards; other middleware is one. */
function guardsOf(value: Value): readonly string[] {
  if (value.kind !== "record") return [guardWords(value)];
  return hooks
    .map((hook) => (Object.hasOwn(value.fields, hook) ? value.fields[hook] : undefined))
    .flatMap((one) => (one?.kind === "list" ? one.items : one === undefined ? [] : [one]))
    .map(guardWords);
}

/** What checks the input: a field of the options, or what a validating middleware is given. */
function schemaOf(value: Value): string | undefined {
  if (value.kind === "record") {
    const schema = Object.hasOwn(value.fields, "schema") ? value.fields["schema"] : undefined;
    return schema === undefined || schema.kind === "record" ? undefined : wordsOf(schema);
  }
  if (value.kind !== "call" || !/valid|schema|celebrate/i.test(wordsOf(value.callee))) {
    return undefined;
  }
  const last = value.args.at(-1);
  return last === undefined || last.kind === "record" ? undefined : wordsOf(last);
}

/** Called like a router: believed even where it cannot be followed to the place that makes it. */
function looksLikeRouter(value: Value): boolean {
  if (value.kind === "name" || value.kind === "member") return routerNames.test(value.name);
  if (value.kind !== "call" || value.callee.kind !== "member") return false;
  const isChain = isVerb(value.callee.name) || /^(?:route|use)$/.test(value.callee.name);
  return isChain && looksLikeRouter(value.callee.of);
}

const routerNames = /^(?:app|router|fastify|hono)$|(?:App|Router|Routes|_router|_app)$/;
