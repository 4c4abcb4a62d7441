import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, itemNamed, wordOf } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";

/**
 * Calls of clients of Guzzle that the file makes or is given; one that is made here and told no
 * time-out waits without end.
 */
export function guzzleCalls(file: Reading): readonly NeighbourFact[] {
  const named = /\bGuzzleHttp\\(Client(?:Interface)?)(?:\s+as\s+(\w+))?\b/.exec(file.text);
  if (named === null) return [];
  const clients = clientsIn(file, named[2] ?? named[1] ?? "");
  return nodesOf(file.root, "member_call_expression").flatMap((node) =>
    callOn(node, clients, file),
  );
}

/** Whether something ends a client's wait; undefined where its options come from elsewhere. */
type Clients = ReadonlyMap<string, boolean | undefined>;

function clientsIn(file: Reading, name: string): Clients {
  const isClient = new RegExp(`^new\\s+(?:\\\\?GuzzleHttp\\\\)?${name}\\b`);
  const made = nodesOf(file.root, "object_creation_expression").filter(({ text }) =>
    isClient.test(text),
  );
  return new Map([
    ...givenTo(file, name),
    ...made.map((one) => [nameGiven(one), timeoutIn(argumentsOf(one).plain[0])] as const),
  ]);
}

/** `Client $client` among parameters, which is a field too where the constructor says so. */
function givenTo({ text }: Reading, name: string): readonly (readonly [string, undefined])[] {
  return [...text.matchAll(new RegExp(`\\b${name}\\s+\\$(\\w+)`, "g"))].flatMap(([, given = ""]) =>
    [`$${given}`, `$this->${given}`].map((one) => [one, undefined] as const),
  );
}

/** `$client` of `$client = new Client()`; the expression itself where it is given no name. */
function nameGiven(made: SyntaxNode): string {
  const around = made.parent;
  const left = around?.type === "assignment_expression" ? fieldOf(around, "left") : undefined;
  return left?.text ?? made.text;
}

function timeoutIn(options: SyntaxNode | undefined): boolean | undefined {
  if (options === undefined) return false;
  if (options.type !== "array_creation_expression") return undefined;
  if (itemNamed(options, "timeout") !== undefined) return true;
  return options.text.includes("...") ? undefined : false;
}

const verbs = /^(?:get|head|post|put|patch|delete|request)(?:Async)?$/;

function callOn(node: SyntaxNode, clients: Clients, file: Reading): readonly NeighbourFact[] {
  const client = (fieldOf(node, "object")?.text ?? "").replace(/^\(([\s\S]*)\)$/, "$1");
  const [url, options] = requestOf(node);
  if (!clients.has(client) || url === undefined || wordOf(url) === "") return [];
  const own = timeoutIn(options);
  const hasTimeout = own === false ? clients.get(client) : own;
  return [
    {
      kind: "http",
      name: file.valueOf(url),
      scope: file.scopeOf(node),
      range: rangeOf(node),
      ...(hasTimeout !== undefined && { hasTimeout }),
    },
  ];
}

/** The address and the options, `request("GET", $url, […])` after the method. */
function requestOf(node: SyntaxNode): readonly (SyntaxNode | undefined)[] {
  const verb = fieldOf(node, "name")?.text ?? "";
  if (!verbs.test(verb)) return [];
  return argumentsOf(node).plain.slice(verb.startsWith("request") ? 1 : 0);
}
