import type { SomeFacts } from "../../facts/facts.ts";
import type { RouteFact } from "../../facts/routingFacts.ts";
import { rangeOf } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOfFile, type CallModel } from "../classes/jvmCalls.ts";
import { expandKtor } from "./expandKtor.ts";
import { blocksAround, isLambda, pathGiven, verbs, type Blocks } from "./routingBlocks.ts";

/** Ktor: routes in blocks, `routing { route("/orders") { get("/{id}") { … } } }`. */
export const ktor: Stack = {
  name: "ktor",
  languages: ["kotlin"],
  markers: /\bio\.ktor\.(?:server|routing|application)\b/,
  detect,
  expand: expandKtor,
};

const tests = /(?:^|\/)src\/\w*[tT]ests?\w*\//;

function detect(file: Reading): SomeFacts {
  if (tests.test(file.path)) return {};
  const own = callsOfFile(file).filter(
    ({ receiver }) => receiver === undefined || /^(?:this|route|routing)$/.test(receiver.text),
  );
  return { routes: own.flatMap((call) => routeOf(call, file) ?? []) };
}

function routeOf(call: CallModel, file: Reading): RouteFact | undefined {
  const isRoute = verbs.test(call.name) || call.name === "handle";
  if (isRoute) return isLambda(call.args.at(-1)) ? servedBy(call, file) : undefined;
  return mayMount(call) ? mountedBy(call, file) : undefined;
}

function servedBy(call: CallModel, file: Reading): RouteFact | undefined {
  const own = call.name === "handle" ? [] : pathGiven(call);
  // Of a class that has the path: `get<Orders.Id> { }`.
  if (own.length === 0 && /^\w+\s*</.test(call.node.text)) return undefined;
  const blocks = blocksAround(call.node);
  const methods = call.name === "handle" ? blocks?.methods : [call.name.toUpperCase()];
  const handler = call.args.at(-1);
  if (blocks === undefined || methods === undefined || handler === undefined) return undefined;
  return {
    ...factOf(call, blocks, file),
    methods: methods.length === 0 ? ["ANY"] : methods,
    path: { kind: "list", items: [...blocks.paths, ...own].map(file.valueOf) },
    handler: file.valueOf(handler),
  };
}

/** A function of the server's own that may put routes here: `orders()`, kept as a route of nobody. */
function mountedBy(call: CallModel, file: Reading): RouteFact | undefined {
  const blocks = blocksAround(call.node);
  if (blocks === undefined) return undefined;
  const fact = factOf(call, blocks, file);
  return { ...fact, extra: { ...fact.extra, mounts: call.name } };
}

const mayMount = ({ name, args }: CallModel): boolean =>
  /^[a-z]/.test(name) &&
  !/^(?:routing|route|method|authenticate|install|static\w*|webSocket)$/.test(name) &&
  !isLambda(args.at(-1));

function factOf(call: CallModel, { paths, guards, within }: Blocks, file: Reading): RouteFact {
  return {
    stack: "ktor",
    methods: [],
    path: { kind: "list", items: paths.map(file.valueOf) },
    syntax: "braces",
    guards,
    scope: file.scopeOf(call.node),
    range: { start: rangeOf(call.nameNode).start, end: rangeOf(call.node).end },
    extra: within === undefined ? {} : { within: String(file.scopeOf(within)) },
  };
}
