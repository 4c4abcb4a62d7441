import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import { callsOf, type Call } from "../goRouting/routing.ts";
import { functionAround } from "./goChains.ts";

/** Environment variables that are read, and outgoing calls of net/http. */
export const goEnvironment: Stack = {
  name: "go-environment",
  languages: ["go"],
  markers:
    /\bos\.(?:Getenv|LookupEnv)\(|\bhttp\.(?:Get|Post|PostForm|Head|DefaultClient|NewRequest|Client\b)|\.BindEnv\(|\benv(?:config)?:"/,
  detect: (file: Reading): SomeFacts => ({
    neighbours: [...callsOf(file).flatMap(neighbourOf), ...tagged(file)],
  }),
};

function neighbourOf(call: Call): readonly NeighbourFact[] {
  const { file, node, name, operand, args } = call;
  const place = { scope: file.scopeOf(node), range: rangeOf(node) };
  const [first, second] = args;
  if (first === undefined) return [];
  if (operand.text === "os" && /^(?:Getenv|LookupEnv)$/.test(name)) {
    return [{ kind: "env", ...place, name: file.valueOf(first) }];
  }
  if (name === "BindEnv" && second !== undefined) {
    return [{ kind: "env", ...place, name: file.valueOf(second) }];
  }
  const url = urlOf(call);
  if (url === undefined) return [];
  const hasTimeout = isTimed(call);
  const timed = hasTimeout === undefined ? {} : { hasTimeout };
  return [{ kind: "http", ...place, name: file.valueOf(url), ...timed }];
}

/** Of `http.Get(url)`, `client.Get(url)` and `http.NewRequest("GET", url, body)` the URL. */
function urlOf({ name, operand, args, file }: Call): Call["args"][number] | undefined {
  const isPackage = operand.text === "http";
  if (isPackage && name === "NewRequest") return args[1];
  if (isPackage && name === "NewRequestWithContext") return args[2];
  if (!/^(?:Get|Post|PostForm|Head)$/.test(name)) return undefined;
  return isPackage || isClient(operand.text, file) ? args[0] : undefined;
}

function isClient(name: string, file: Reading): boolean {
  const isOwn = /client$/i.test(name) && /\bhttp\.Client\b/.test(file.text);
  return name === "http.DefaultClient" || isOwn || givesUp(name, file) !== undefined;
}

/** Whether a client that the file makes under a name gives up; undefined for one that it does not make. */
function givesUp(name: string, file: Reading): boolean | undefined {
  if (!/^\w+$/.test(name)) return undefined;
  const given = new RegExp(`\\b${name}\\s*(?::?=|\\*?http\\.Client\\s*=)\\s*&?$`);
  const made = clientsIn(file).filter(({ startIndex }) =>
    given.test(file.text.slice(Math.max(0, startIndex - farthest), startIndex)),
  );
  const bare = new RegExp(
    `\\b${name}\\s*(?::?=\\s*new\\(http\\.Client\\)|\\s\\*?http\\.Client\\b)`,
  );
  if (made.length === 0 && !bare.test(file.text)) return undefined;
  const isSetLater = new RegExp(`\\b${name}\\.Timeout\\s*=[^=]`).test(file.text);
  return isSetLater || (made.length > 0 && made.every(isTimedClient));
}

/** So far in front of a client its name stands at most. */
const farthest = 200;

const clientsIn = (file: Reading): readonly SyntaxNode[] =>
  nodesOf(file.root, "composite_literal").filter(
    (one) => fieldOf(one, "type")?.text === "http.Client",
  );

const isTimedClient = ({ text }: SyntaxNode): boolean => /\bTimeout:/.test(text);

/** Whether something ends the wait: a context's deadline, or all clients that the file makes. */
function isTimed(call: Call): boolean | undefined {
  const { name, operand, file } = call;
  const isDefault = operand.text === "http" || operand.text === "http.DefaultClient";
  const isRequest = name.startsWith("NewRequest");
  // Neither the package's functions nor its client ever give up.
  if (isDefault && !isRequest) return false;
  const own = isRequest ? undefined : givesUp(operand.text, file);
  return own ?? isTimedAround(call);
}

/** Whether what a request is sent by gives up, as far as the function and the file tell. */
function isTimedAround({ name, node, file }: Call): boolean | undefined {
  const isRequest = name.startsWith("NewRequest");
  const around = functionAround(node).text;
  if (isRequest && /\bcontext\.With(?:Timeout|Deadline)\(/.test(around)) return true;
  const takesContext = name.endsWith("Context") || around.includes(".WithContext(");
  const isEndless = isRequest && /\bhttp\.DefaultClient\.Do\(/.test(around);
  return isEndless ? endless(takesContext) : clientsTimed(file, takesContext);
}

/** Who calls may bring a deadline along. */
const endless = (takesContext: boolean): false | undefined => (takesContext ? undefined : false);

function clientsTimed(file: Reading, takesContext: boolean): boolean | undefined {
  const clients = clientsIn(file);
  const timed = clients.filter(isTimedClient);
  const made = clients.length + (file.text.match(bareClient)?.length ?? 0);
  if (made === 0 || /\.Timeout\s*=[^=]/.test(file.text)) return undefined;
  if (timed.length === made) return true;
  return timed.length === 0 ? endless(takesContext) : undefined;
}

/** Clients without a word on what they do. */
const bareClient = /\bnew\(http\.Client\)|\bvar\s+\w+\s+http\.Client\b/g;

/** Fields that are filled from the environment: `env:"PORT"`, `envconfig:"PORT"`. */
function tagged(file: Reading): readonly NeighbourFact[] {
  if (isTest(file.path)) return [];
  return nodesOf(file.root, "field_declaration").flatMap((node): readonly NeighbourFact[] => {
    const tag = fieldOf(node, "tag")?.text ?? "";
    const text = /\benv(?:config)?:"([A-Z][A-Z0-9_]*)/.exec(tag)?.[1];
    if (text === undefined) return [];
    const place = { scope: file.scopeOf(node), range: rangeOf(node) };
    return [{ kind: "env", ...place, name: { kind: "text", text } }];
  });
}
