import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { isHandedOut } from "../../reading/leftOut.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { entryOf, isOpen, partOf } from "../javascriptStores/records.ts";
import { javascriptIds, nameOfCall } from "../javascriptStores/surroundings.ts";

/** Outgoing HTTP: fetch, axios, got, ky, undici, superagent, and clients made of them. */
export const http: Stack = {
  name: "http",
  languages: javascriptIds,
  markers: /\bfetch\s*\(|axios|\bgot\b|\bky\b|undici|superagent|httpService|\.request\(/i,
  detect: (file) => {
    if (isHandedOut(file.path)) return {};
    const clients = clientsIn(file);
    return {
      neighbours: nodesOf(file.root, "call_expression").flatMap(
        (node) => callOf(node, file, clients) ?? [],
      ),
    };
  },
};

const verbs = /^(?:get|post|put|patch|delete|head|options|request)$/;
const makesClient = /^(?:axios\.create|got\.extend|ky\.(?:create|extend))$/;
const libraries = /^(?:axios|got|ky|superagent|needle)$/;

interface Client {
  readonly hasTimeout?: boolean | undefined;
  readonly base?: Value;
}

/**
 * What `axios.create({ timeout })` and its kin make, and whether a time-out was given; what NestJS
 * injects has none of itself.
 */
function clientsIn(file: Reading): ReadonlyMap<string, Client> {
  const made = nodesOf(file.root, "variable_declarator").flatMap((node) => {
    const call = fieldOf(node, "value");
    if (call === undefined || !makesClient.test(partOf(call, "function"))) return [];
    const [options] = argumentsOf(call);
    const base = entryOf(options, "baseURL", "prefixUrl");
    const client = {
      hasTimeout: timeoutIn(options),
      ...(base !== undefined && { base: file.valueOf(base) }),
    };
    return [[partOf(node, "name"), client] as const];
  });
  const injected = [...file.text.matchAll(/\b(\w+)\s*:\s*HttpService\b/g)];
  return new Map([
    ...injected.map(([, name = ""]) => [name, { hasTimeout: false }] as const),
    ...made,
  ]);
}

function callOf(
  node: SyntaxNode,
  file: Reading,
  clients: ReadonlyMap<string, Client>,
): NeighbourFact | undefined {
  const [first, ...options] = argumentsOf(node);
  const called = calledOn(node);
  if (first === undefined || !isClientCall(called, clients)) return undefined;
  const client = clients.get(called.of);
  const address = addressGiven(first, file);
  if (address === undefined || isRelative(address, client)) return undefined;
  const said = waitsWith(client, timeoutOf([first, ...options]));
  const hasTimeout = said === false && isForgotten(node) ? undefined : said;
  return {
    kind: "http",
    name: hostOf(client?.base ?? address),
    scope: file.scopeOf(node),
    range: rangeOf(node),
    ...(hasTimeout !== undefined && { hasTimeout }),
  };
}

/** `fetch(url).catch(log);` as a statement: nobody waits for what it answers, unless its callbacks answer. */
function isForgotten(call: SyntaxNode): boolean {
  let at = call;
  for (;;) {
    const member = at.parent;
    const next = member?.type === "member_expression" ? member.parent : null;
    if (next?.type !== "call_expression" || !/^(?:then|catch|finally)$/.test(nameOfCall(next))) {
      break;
    }
    at = next;
  }
  const isStatement = /^(?:expression_statement|unary_expression)$/.test(at.parent?.type ?? "");
  return isStatement && !answers.test(at.text);
}

/** Names of what is told when the answer has come. */
const answers = /\b(?:res|reply|ctx|c|resolve|reject|callback|cb|done|next)\s*[.(]/;

/** What the call itself says goes before what its client was made with. */
function waitsWith(client: Client | undefined, own: boolean | undefined): boolean | undefined {
  return client === undefined || own === true ? own : client.hasTimeout;
}

interface Called {
  /** Empty for a function that is called by its own name. */
  readonly of: string;
  readonly method: string;
}

function calledOn(node: SyntaxNode): Called {
  const callee = fieldOf(node, "function");
  if (callee?.type !== "member_expression") return { of: "", method: callee?.text ?? "" };
  const of = partOf(callee, "object").replace(/^(?:this\.|globalThis$|window$)/, "");
  return { of, method: partOf(callee, "property") };
}

function isClientCall({ of, method }: Called, clients: ReadonlyMap<string, Client>): boolean {
  if (of === "") return /^(?:fetch|axios|got|ky|needle)$/.test(method);
  return verbs.test(method) && (libraries.test(of) || clients.has(of));
}

/** The first argument, or its `url`; undefined for a file of one's own. */
function addressGiven(first: SyntaxNode, file: Reading): Value | undefined {
  const url = first.type === "object" ? entryOf(first, "url") : first;
  return url === undefined || isOwnFile(url) ? undefined : addressOf(file.valueOf(url));
}

/** `new URL(path, base)`: the base says who is called. */
function addressOf(url: Value): Value {
  if (url.kind !== "call" || wordsOf(url.callee) !== "URL") return url;
  return url.args[1] ?? url.args[0] ?? url;
}

/** A path of one's own backend, called from a page. */
function isRelative(url: Value, client: Client | undefined): boolean {
  const start = url.kind === "concat" ? url.parts[0] : url;
  return client === undefined && start?.kind === "text" && start.text.startsWith("/");
}

/** `new URL("./font.ttf", import.meta.url)`: what lies beside the module. */
const isOwnFile = ({ text }: SyntaxNode): boolean => text.includes("import.meta.url");

/** Up to the path; a URL that begins with something computed stays as it is. */
function hostOf(url: Value): Value {
  const first = url.kind === "concat" ? url.parts[0] : url;
  const host = first?.kind === "text" ? /^\w+:\/\/[^/?#\s]+/.exec(first.text)?.[0] : undefined;
  if (host !== undefined) return { kind: "text", text: host };
  if (url.kind !== "concat") return url;
  const at = url.parts.findIndex((one) => one.kind === "text" && /[/?]/.test(one.text));
  return at > 0 ? { kind: "concat", parts: url.parts.slice(0, at) } : url;
}

/** True, false, or undefined where options come from elsewhere. */
function timeoutOf(args: readonly SyntaxNode[]): boolean | undefined {
  const options = args.filter((one) => one.type === "object");
  if (options.some((one) => timeoutIn(one) === true)) return true;
  const isOpenEnded = args.slice(1).some((one) => isOpen(one) && one.type !== "string");
  const isInside = options.some((one) => isOpen(one));
  return isOpenEnded || isInside ? undefined : false;
}

function timeoutIn(options: SyntaxNode | undefined): boolean | undefined {
  if (options === undefined) return false;
  const said = entryOf(options, "timeout", "signal", "headersTimeout", "bodyTimeout", "dispatcher");
  if (said !== undefined) return true;
  return isOpen(options) ? undefined : false;
}
