import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, chainOf, type Call } from "../rust/routing.ts";

/** Environment variables that are read, and outgoing calls of reqwest. */
export const rustNeighbours: Stack = {
  name: "rust-neighbours",
  languages: ["rust"],
  markers: /\benv::var(?:_os)?\b|\breqwest\b/,
  detect: (file): SomeFacts => {
    const times = timesOf(file);
    return { neighbours: callsOf(file).flatMap((call) => neighbourOf(call, times)) };
  },
};

function neighbourOf(call: Call, times: boolean | undefined): readonly NeighbourFact[] {
  const { file, node, path = "", args } = call;
  const [first] = args;
  if (first === undefined) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node), name: file.valueOf(first) };
  if (/(?:^|::)env::var(?:_os)?$/.test(path)) return [{ kind: "env", ...place }];
  // The function of the package never gives up.
  if (/(?:^|::)reqwest::(?:blocking::)?get$/.test(path)) {
    return [{ kind: "http", ...place, hasTimeout: false }];
  }
  if (!isRequest(call) || isRelative(first)) return [];
  const hasTimeout = isTimed(call) ?? times;
  return [{ kind: "http", ...place, ...(hasTimeout !== undefined && { hasTimeout }) }];
}

/** A client is given the address alone; what takes more by such a name is a cache. */
function isRequest({ file, name, operand, args }: Call): boolean {
  const isVerb = /^(?:get|post|put|patch|delete|head)$/.test(name);
  if (!isVerb || operand === undefined || args.length !== 1) return false;
  const isClient = /client/i.test(operand.text) && !/cache/i.test(operand.text);
  return isClient && /\breqwest\b/.test(file.text);
}

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
  const made = text.match(/\bClient(?:Builder)?::(?:new|builder|default)\(/g)?.length ?? 0;
  const timed = text.match(/\bbuilder\(\)[^;]*?\.timeout\(/g)?.length ?? 0;
  if (made === 0 || (timed > 0 && timed < made)) return undefined;
  return timed > 0;
}
