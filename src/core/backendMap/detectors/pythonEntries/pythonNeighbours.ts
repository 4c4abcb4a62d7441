import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { variablesRead } from "./pythonEnvironment.ts";
import { settingsRead } from "./pythonSettings.ts";

/** What a Python backend talks to and reads: HTTP calls, caches, variables of the environment. */
export const pythonNeighbours: Stack = {
  name: "python-neighbours",
  languages: ["python"],
  markers:
    /\brequests\b|\bhttpx\b|\baiohttp\b|environ\b|getenv\b|BaseSettings\b|\bdecouple\b|\benv\(|\benv\.\w+\(|redis|\b(?:http|session)\.(?:get|post|put|patch|delete)\(/i,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  const calls = nodesOf(file.root, "call").flatMap((node) => [
    ...requestOf(node, file),
    ...cacheOf(node, file),
  ]);
  return { neighbours: [...calls, ...variablesRead(file), ...settingsRead(file)] };
}

const fact = (
  kind: NeighbourFact["kind"],
  name: Value,
  node: SyntaxNode,
  file: Reading,
): NeighbourFact => ({ kind, name, scope: file.scopeOf(node), range: rangeOf(node) });

const methods = /^(?:get|post|put|patch|delete|head|options|request|stream)$/;
const clients =
  /^(?:self\.)?(?:request\.)?_?(?:requests|httpx|aiohttp|(?:\w+_)?client|(?:\w+_)?session|http|c)$/i;

/** `requests.get(url, timeout=5)`; a client of httpx waits no longer than five seconds. */
function requestOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { name, object } = calleeOf(node);
  if (object === undefined || !methods.test(name) || !clients.test(object.text)) return [];
  const url = argumentOf(node, name === "request" || name === "stream" ? 1 : 0, "url");
  if (url === undefined || !isRequest(object.text, url, file.text)) return [];
  const hasTimeout = endsWait(node, object.text, file.text);
  return [
    {
      ...fact("http", file.valueOf(url), node, file),
      ...(hasTimeout !== undefined && { hasTimeout }),
    },
  ];
}

function isRequest(client: string, url: SyntaxNode, text: string): boolean {
  const isNamed = /^(?:requests|httpx|aiohttp)$/.test(client);
  const isKnown = isNamed || /\b(?:httpx|aiohttp)\.|\brequests\.Session\b/.test(text);
  return (isKnown && isAddress(url, isNamed)) || (sessions.test(client) && address.test(url.text));
}

/** A client that another file makes is told by what it is called, and what it asks by its name. */
const sessions = /(?:^|[._])(?:http|session)$/;
const address = /^(?:(?:[\w.]*[._])?(?:url|uri|endpoint|URL|URI|ENDPOINT)|f?["']https?:.*)$/;

/** Whether a call ends its wait: itself, or by what its library does where nothing is said. */
function endsWait(node: SyntaxNode, client: string, text: string): boolean | undefined {
  const timeout = keywordsOf(node).get("timeout");
  if (timeout !== undefined) return timeout.text !== "None";
  if (client === "requests") return false;
  return client === "httpx" ? true : waitsAsMade(client, text);
}

const libraries =
  /\b(?:requests\.(?<session>[sS]ession)|httpx\.(?<httpx>(?:Async)?Client)|aiohttp\.ClientSession)\((?<given>(?:[^()]|\([^()]*\))*)\)/;
/** What gives every request of a session its time-out. */
const adapted = /\.mount\(|\btimeout\s*=\s*(?!None)|\.request\s*=/;

/** What a client does is told by where the file makes it; undefined where that is elsewhere. */
function waitsAsMade(client: string, text: string): boolean | undefined {
  const name = client.replaceAll(".", "\\.");
  const made = new RegExp(`\\b${name}\\s*(?::[^=\\n]+)?=\\s*${libraries.source}`).exec(text);
  const opened = new RegExp(`${libraries.source}\\s+as\\s+${name}\\b`).exec(text);
  const groups = (made ?? opened)?.groups;
  if (groups === undefined) return undefined;
  const { session, httpx, given = "" } = groups;
  if (session !== undefined) return adapted.test(text) ? undefined : false;
  // The one waits no longer than seconds, the other than minutes, unless it is told otherwise.
  const isEndless =
    httpx === undefined ? /total\s*=\s*None/.test(given) : /timeout\s*=\s*None/.test(given);
  return !isEndless;
}

function isAddress(url: SyntaxNode, isNamed: boolean): boolean {
  const text = literalOf(url);
  if (text !== undefined) return /^https?:|^\//.test(text);
  return isNamed || /url|endpoint|host|^f["']/i.test(url.text);
}

/** A client of Redis or Memcached that is made. */
function cacheOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { words } = calleeOf(node);
  const isRedis =
    /^(?:aio)?redis(?:\.asyncio)?\.(?:Redis|StrictRedis|from_url|Redis\.from_url)$|^(?:Strict)?Redis(?:\.from_url)?$/.test(
      words,
    );
  if (!isRedis || !/\bredis\b/.test(file.text)) return [];
  return [fact("cache", { kind: "text", text: "redis" }, node, file)];
}
