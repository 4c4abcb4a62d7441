import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { chainOf } from "../javascriptStores/chain.ts";
import { entryOf, partOf } from "../javascriptStores/records.ts";
import { javascriptIds, nameOfCall } from "../javascriptStores/surroundings.ts";
import { lastName, queueElsewhere, queueRecords, queuesIn } from "./queues.ts";

/** Messages sent: Kafka, RabbitMQ, BullMQ and Bull, SQS, SNS, NATS, Nest's clients; and Redis. */
export const messaging: Stack = {
  name: "messaging",
  languages: javascriptIds,
  markers:
    /kafka|amqp|bull|sqs|sns|nats|redis|ClientProxy|\bsendToQueue\b|EventBridge|pubsub|queue|pg-boss|PublishCommand/i,
  detect: (file) => {
    const queues = queuesIn(file);
    return {
      bindings: queueRecords(file),
      neighbours: [
        ...nodesOf(file.root, "call_expression").flatMap((node) => sent(node, file, queues) ?? []),
        ...nodesOf(file.root, "new_expression").flatMap((node) => commanded(node, file)),
        ...nodesOf(file.root, "new_expression", "call_expression").flatMap(
          (node) => cacheOf(node, file) ?? [],
        ),
      ],
    };
  },
};

function sent(
  node: SyntaxNode,
  file: Reading,
  queues: ReadonlyMap<string, Value>,
): NeighbourFact | undefined {
  const name = topicOf(node, file, queues);
  if (name === undefined) return undefined;
  return { kind: "producer", name, scope: file.scopeOf(node), range: rangeOf(node) };
}

/** `new SendMessageCommand({ QueueUrl })` of SQS, `new PublishCommand({ TopicArn })` of SNS. */
function commanded(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const command = fieldOf(node, "constructor")?.text ?? "";
  const [given] = argumentsOf(node);
  const key = /^SendMessage(?:Batch)?Command$/.test(command) ? "QueueUrl" : "TopicArn";
  const isSent = key === "QueueUrl" || /^Publish(?:Batch)?Command$/.test(command);
  const target = isSent ? entryOf(given, key) : undefined;
  if (target === undefined) return [];
  return [
    {
      kind: "producer",
      name: file.valueOf(target),
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

function topicOf(
  node: SyntaxNode,
  file: Reading,
  queues: ReadonlyMap<string, Value>,
): Value | undefined {
  const of = lastName(receiverText(node));
  const method = nameOfCall(node);
  if (method === "add" || method === "addBulk") return queues.get(of) ?? queueElsewhere(of, file);
  const args = argumentsOf(node);
  const topic = method === "publish" ? published(args, of, file) : topicNode(method, args, of);
  return topic === undefined || "kind" in topic ? topic : file.valueOf(topic);
}

/** Where a call that sends says what to. */
function topicNode(
  method: string,
  [first, second]: readonly SyntaxNode[],
  of: string,
): SyntaxNode | undefined {
  const isClient = /client|proxy|boss$|broker$/i.test(of) && isTopic(first);
  switch (method) {
    case "send":
      return entryOf(first, "topic") ?? (isClient && second !== undefined ? first : undefined);
    case "sendToQueue":
      return topicIn(first);
    case "emit":
      return isClient ? first : undefined;
    case "sendMessage":
      return entryOf(first, "QueueUrl");
    default:
      return undefined;
  }
}

const topicIn = (node: SyntaxNode | undefined): SyntaxNode | undefined =>
  isTopic(node) ? node : undefined;

const isTopic = (node: SyntaxNode | undefined): boolean =>
  node !== undefined && /^(?:string|template_string|identifier|member_expression)$/.test(node.type);

/** RabbitMQ's exchange and key; a topic of SNS, NATS, Redis or MQTT. */
function published(args: readonly SyntaxNode[], of: string, file: Reading): Value | undefined {
  const [first, second, third] = args;
  if (first === undefined) return undefined;
  const arn = entryOf(first, "TopicArn");
  if (arn !== undefined) return file.valueOf(arn);
  if (second === undefined || !isTopic(first)) return undefined;
  if (third === undefined || !/channel|ch$/i.test(of)) return file.valueOf(first);
  const [exchange, key] = [file.valueOf(first), file.valueOf(second)];
  return { kind: "concat", parts: [exchange, { kind: "text", text: "/" }, key] };
}

/** What a chain begins with: `channel` of `channel.assert().publish(…)`. */
function receiverText(node: SyntaxNode): string {
  return chainOf(node)?.receiver?.text.slice(-60) ?? partOf(fieldOf(node, "function"), "object");
}

/** `new Redis(url)`, `createClient()` of redis, `new Memcached()`. */
function cacheOf(node: SyntaxNode, file: Reading): NeighbourFact | undefined {
  const called = (fieldOf(node, "constructor") ?? fieldOf(node, "function"))?.text ?? "";
  const isNew =
    node.type === "new_expression" &&
    /^(?:Redis|IORedis|Redis\.Cluster|Memcached|Keyv)$/.test(called);
  const isMade =
    /^(?:redis\.)?createClient$|^createCluster$/.test(called) &&
    /["'](?:redis|@redis\/client)["']/.test(file.text);
  if (!isNew && !isMade) return undefined;
  const name = /memcached/i.test(called) ? "memcached" : "redis";
  return {
    kind: "cache",
    name: { kind: "text", text: name },
    scope: file.scopeOf(node),
    range: rangeOf(node),
  };
}
