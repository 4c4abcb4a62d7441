import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { environmentVariable } from "../../reading/environmentVariable.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, chainOf, type Call } from "../rust/routing.ts";

/** Environment variables that are read, and outgoing calls of reqwest. */
export const rustNeighbours: Stack = {
  name: "rust-neighbours",
  languages: ["rust"],
  markers: /\benv::var(?:_os)?\b|\bdotenvy?::var\b|\benv\s*=\s*"|\breqwest\b/,
  detect: (file): SomeFacts => {
    const made = { times: timesOf(file), clients: clientsIn(file) };
    const called = callsOf(file).flatMap((call) => neighbourOf(call, made));
    return { neighbours: [...called, ...argumentsRead(file)] };
  },
};

/** The clients of a file: whether they give up, and the names of those that stand for all. */
interface Made {
  readonly times: boolean | undefined;
  readonly clients: ReadonlySet<string>;
}

function neighbourOf(call: Call, { times, clients }: Made): readonly NeighbourFact[] {
  const { file, node, path = "", args } = call;
  const [first] = args;
  if (first === undefined) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node), name: file.valueOf(first) };
  if (/(?:^|::)(?:env|dotenvy?)::var(?:_os)?$/.test(path)) return [{ kind: "env", ...place }];
  // The function of the package never gives up.
  if (/(?:^|::)reqwest::(?:blocking::)?get$/.test(path)) {
    return [{ kind: "http", ...place, hasTimeout: false }];
  }
  const address = addressIn(call, clients);
  if (address === undefined || isRelative(address)) return [];
  const hasTimeout = isTimed(call) ?? times;
  const name = file.valueOf(address);
  return [{ kind: "http", ...place, name, ...(hasTimeout !== undefined && { hasTimeout }) }];
}

/** Arguments of a program that clap also takes from the environment: `#[arg(long, env = "PORT")]`. */
function argumentsRead(file: Reading): readonly NeighbourFact[] {
  return nodesOf(file.root, "attribute_item").flatMap((node) => {
    const name = /^#\[(?:arg|clap|structopt)\b[^]*\benv\s*=\s*"(\w+)"/.exec(node.text)?.[1];
    const isPreset = node.text.includes("default_value");
    return environmentVariable(name, node, file).map((one) =>
      isPreset ? { ...one, isOptional: true } : one,
    );
  });
}

/**
 * A client is given the address alone, or behind the method: `client.request(Method::GET, url)`; what
 * takes more by such a name is a cache.
 */
function addressIn(call: Call, clients: Made["clients"]): SyntaxNode | undefined {
  const { file, name, operand, args } = call;
  const isVerb = /^(?:get|post|put|patch|delete|head)$/.test(name) && args.length === 1;
  const isOpen = name === "request" && args.length === 2;
  if ((!isVerb && !isOpen) || operand === undefined) return undefined;
  return isClient(operand.text, file.text, clients) ? args.at(-1) : undefined;
}

function isClient(words: string, text: string, clients: Made["clients"]): boolean {
  if (clients.has(/^\w+/.exec(words)?.[0] ?? "")) return true;
  return /client/i.test(words) && !/cache/i.test(words) && /\breqwest\b/.test(text);
}

/** `static HTTP: OnceLock<reqwest::Client>`, `fn http() -> &'static reqwest::Client`. */
function clientsIn({ text }: Reading): Made["clients"] {
  return new Set([...text.matchAll(standing)].map(([, kept, given]) => kept ?? given ?? ""));
}
const standing =
  /\bstatic\s+(?:ref\s+)?(\w+)\s*:\s*(?:[\w:]+<\s*)*reqwest::(?:blocking::)?Client\b|\bfn\s+(\w+)\(\)\s*->\s*&?(?:'static\s+)?reqwest::(?:blocking::)?Client\b/g;

/** reqwest asks whole addresses; what begins within one is asked by another client: `get("tokens/1")`. */
function isRelative({ text }: SyntaxNode): boolean {
  const [, begin = ""] = /^&?\s*(?:format!\s*\(\s*)?"([^"{]*)/.exec(text) ?? [];
  return begin !== "" && !/^\w+:/.test(begin);
}

/** Whether the request itself says when it gives up: `client.get(url).timeout(…).send()`. */
function isTimed({ node, file }: Call): true | undefined {
  let whole = node;
  while (whole.parent && /^(?:field|call)_expression$/.test(whole.parent.type)) {
    whole = whole.parent;
  }
  return chainOf(whole, file).some(({ name }) => name === "timeout") ? true : undefined;
}

/** Whether the clients that a file makes give up; undefined where it makes none, or both kinds. */
function timesOf({ text }: Reading): boolean | undefined {
  const made = text.match(/\bClient(?:Builder)?::(?:new|builder|default)\b/g)?.length ?? 0;
  const timed = text.match(/\bbuilder\(\)[^;]*?\.timeout\(/g)?.length ?? 0;
  if (made === 0 || (timed > 0 && timed < made)) return undefined;
  return timed > 0;
}
