import type { NeighbourFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import { callOf, type CallModel } from "../classes/jvmCalls.ts";
import { typesOf } from "../jvmStores/typesOf.ts";

interface Request {
  readonly address: SyntaxNode;
  /** Absent where the client is made elsewhere. */
  readonly hasTimeout?: boolean;
}

/** A call over HTTP, by whichever of the known clients. */
export function requestOf(call: CallModel, file: Reading): readonly NeighbourFact[] {
  const request = byTemplate(call, file) ?? byChain(call, file) ?? byBuilder(call);
  if (request === undefined) return [];
  const { address, hasTimeout } = request;
  return [
    {
      kind: "http",
      name: file.valueOf(address),
      scope: file.scopeOf(call.node),
      range: rangeOf(call.node),
      ...(hasTimeout !== undefined && { hasTimeout }),
    },
  ];
}

const templates =
  /^(?:getFor(?:Object|Entity)|postFor(?:Object|Entity|Location)|patchForObject|put|delete|exchange|execute)$/;
const limits = /(?:connect|connection|read|response)Timeout|ClientHttpRequestFactory/i;

/** `restTemplate.getForObject(url, …)`: it waits for ever unless its factory says otherwise. */
function byTemplate({ name, receiver, args }: CallModel, file: Reading): Request | undefined {
  const words = (receiver?.text ?? "").replace(/^this\./, "");
  const isTemplate =
    typesOf(file).get(words) === "RestTemplate" || /^(?:new )?RestTemplate\b/i.test(words);
  const [address] = args;
  if (!isTemplate || address === undefined || !templates.test(name)) return undefined;
  if (limits.test(file.text)) return { address, hasTimeout: true };
  return /\bRestTemplate\(\)/.test(file.text) ? { address, hasTimeout: false } : { address };
}

/** Made in place, a client has nothing but what the frameworks set: no limit. */
const madeHere = /\b(?:Web|Rest)Client\.create\(/;
const verbs = /^(?:get|post|put|patch|delete|head|options|method)$/;

/** `webClient.get().uri(url)`, of RestClient too. */
function byChain({ name, receiver, args }: CallModel, file: Reading): Request | undefined {
  const [address] = args;
  if (name !== "uri" || receiver === undefined || address === undefined) return undefined;
  if (!isVerbOfClient(callOf(receiver), file)) return undefined;
  const isEnded = wholeText(receiver).includes(".timeout(") || limits.test(file.text);
  if (isEnded) return { address, hasTimeout: true };
  return madeHere.test(receiver.text) ? { address, hasTimeout: false } : { address };
}

function isVerbOfClient(verb: CallModel | undefined, file: Reading): boolean {
  return verb !== undefined && verbs.test(verb.name) && isClient(verb.receiver?.text ?? "", file);
}

function isClient(words: string, file: Reading): boolean {
  const name = words.replace(/^this\./, "");
  const type = typesOf(file).get(name);
  if (type !== undefined) return type === "WebClient" || type === "RestClient";
  return /(?:web|rest)client$|^client$/i.test(name) || madeHere.test(name);
}

/** `new Request.Builder().url(url)` of OkHttp, `HttpRequest.newBuilder(uri)` of the JDK. */
function byBuilder({ name, receiver, args: [address], node }: CallModel): Request | undefined {
  const words = receiver?.text ?? "";
  if (address === undefined) return undefined;
  // OkHttp gives up after ten seconds by itself.
  if (name === "url" && /\bRequest\.Builder\(\)/.test(words)) return { address, hasTimeout: true };
  const isNew = name === "newBuilder" && /\bHttpRequest$/.test(words);
  const isSet = name === "uri" && /\bHttpRequest\.newBuilder\(\)/.test(words);
  if (!isNew && !isSet) return undefined;
  return { address: uriIn(address), hasTimeout: wholeText(node).includes(".timeout(") };
}

/** `URI.create(url)`, `new URI(url)`. */
function uriIn(address: SyntaxNode): SyntaxNode {
  const call = callOf(address);
  return call?.name === "create" || call?.name === "URI" ? (call.args[0] ?? address) : address;
}

/** The whole chain that a node is a part of. */
function wholeText(node: SyntaxNode | undefined): string {
  let whole = node;
  while (whole?.parent && /invocation|call_expression|navigation|member/.test(whole.parent.type)) {
    whole = whole.parent;
  }
  return whole?.text ?? "";
}
