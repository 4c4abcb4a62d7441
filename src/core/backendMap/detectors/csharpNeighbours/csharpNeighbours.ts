import type { NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt, argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { calledName, receiverOf } from "../csharpStores/efFluent.ts";
import { csharpTypes } from "../csharpStores/csharpTypes.ts";

/** What a C# backend talks to and reads: HTTP, topics and queues, variables of the environment. */
export const csharpNeighbours: Stack = {
  name: "csharp-neighbours",
  languages: ["csharp"],
  markers:
    /HttpClient|GetEnvironmentVariable|Configuration\b|ProduceAsync|CreateSender|BasicPublish|IDistributedCache|IConnectionMultiplexer/,
  detect,
};

const apart = /(?:^|\/)[\w.-]*\.?Tests?\//i;

function detect(file: Reading): SomeFacts {
  if (apart.test(file.path)) return {};
  const calls = nodesOf(file.root, "invocation_expression").flatMap((node) => [
    ...requestOf(node, file),
    ...sentTo(node, file),
    ...variableOf(node, file),
  ]);
  const read = nodesOf(file.root, "element_access_expression").flatMap((node) =>
    subscripted(node, file),
  );
  return { neighbours: [...calls, ...read] };
}

function factOf(
  kind: NeighbourFact["kind"],
  given: SyntaxNode,
  node: SyntaxNode,
  file: Reading,
): NeighbourFact {
  return { kind, name: file.valueOf(given), scope: file.scopeOf(node), range: rangeOf(node) };
}

const requests =
  /^(?:Get|Post|Put|Patch|Delete)(?:AsJson|FromJson)?Async$|^Get(?:String|Stream|ByteArray)Async$/;
const endless = /Timeout\s*=\s*(?:\w+\.)*(?:Timeout\.)?Infinite/;

/** `client.GetAsync(url)`; a client waits no longer than a hundred seconds unless it is told to. */
function requestOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const client = (receiverOf(node)?.text ?? "").replace(/^this\./, "");
  const [address] = argumentsOf(node);
  if (address === undefined || !requests.test(calledName(node))) return [];
  const type = csharpTypes(file).get(client);
  const isClient = type === "HttpClient" || (type === undefined && /client$/i.test(client));
  if (!isClient || !/\bHttpClient\b|IHttpClientFactory/.test(file.text)) return [];
  return [{ ...factOf("http", address, node, file), hasTimeout: !endless.test(file.text) }];
}

/** Kafka's `ProduceAsync(topic, …)`, Service Bus' `CreateSender(queue)`, RabbitMQ's `BasicPublish`. */
function sentTo(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const target = targetOf(node);
  return target === undefined ? [] : [factOf("producer", target, node, file)];
}

function targetOf(node: SyntaxNode): SyntaxNode | undefined {
  switch (calledName(node)) {
    case "ProduceAsync":
    case "Produce":
      return argumentAt(node, "topic", 0);
    case "CreateSender":
      return argumentAt(node, "queueOrTopicName", 0);
    case "BasicPublish":
    case "BasicPublishAsync":
      return argumentAt(node, "routingKey", 1);
    default:
      return undefined;
  }
}

/** So variables of the environment are written; other keys are settings of a file. */
const variable = /^[A-Z][A-Z\d]*(?:_[A-Z\d]+)*$/;

function named(given: SyntaxNode | undefined, file: Reading): boolean {
  const name = given === undefined ? undefined : file.valueOf(given);
  return name?.kind === "text" && variable.test(name.text);
}

/** `Environment.GetEnvironmentVariable("X")`, `configuration.GetValue<int>("X")`. */
function variableOf(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const [given] = argumentsOf(node);
  const name = calledName(node);
  const isSetting = name === "GetValue" && /configuration$/i.test(receiverOf(node)?.text ?? "");
  if (name !== "GetEnvironmentVariable" && !isSetting) return [];
  return given !== undefined && named(given, file) ? [factOf("env", given, node, file)] : [];
}

/** `configuration["X"]`. */
function subscripted(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const of = fieldOf(node, "expression")?.text ?? "";
  const [given] = nodesOf(node, "string_literal");
  if (given === undefined || !/configuration$/i.test(of) || !named(given, file)) return [];
  return [factOf("env", given, node, file)];
}
