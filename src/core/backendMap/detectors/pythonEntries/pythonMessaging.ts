import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { decoratedBy } from "../python/routeParts.ts";
import { entryAt } from "./entryAt.ts";

/** Topics and queues: Kafka's clients, Pika, Faust, FastStream, Google's Pub/Sub, SQS and SNS. */
export const pythonMessaging: Stack = {
  name: "python-messaging",
  languages: ["python"],
  markers:
    /kafka|\bpika\b|\bfaust\b|\bfaststream\b|\baio_?pika\b|\bnats\b|\bboto3\b|pubsub|\bsqs\b|\bsns\b|redis/i,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  const calls = nodesOf(file.root, "call");
  return {
    entries: calls.flatMap((node) => consumedBy(node, file)),
    neighbours: calls.flatMap((node) => producedBy(node, file)),
  };
}

function consumedBy(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const { name, object } = calleeOf(node);
  const handler = decoratedBy(node);
  const declared = (topic: SyntaxNode, by?: SyntaxNode): EntryFact =>
    entryAt(node, file, {
      kind: "message",
      stack: "python-messaging",
      name: file.valueOf(topic),
      ...(by && { handler: file.valueOf(by) }),
    });
  if (/^(?:AIO)?KafkaConsumer$/.test(name)) {
    return argumentsOf(node).map((topic) => declared(topic));
  }
  if (object === undefined) return [];
  if (name === "receive_message") return queueUrl(node).map((queue) => declared(queue));
  const first = listenedTo(node);
  if (first === undefined) return [];
  switch (name) {
    case "subscribe":
      return subscribed(node, first).map((topic) => declared(topic, handedTo(node) ?? handler));
    case "basic_consume":
      return [declared(first, argumentOf(node, 1, "on_message_callback"))];
    case "agent":
    case "subscriber":
      return handler === undefined ? [] : [declared(first, handler)];
    default:
      return [];
  }
}

function listenedTo(node: SyntaxNode): SyntaxNode | undefined {
  const keywords = keywordsOf(node);
  return argumentsOf(node)[0] ?? keywords.get("queue") ?? keywords.get("subscription");
}

/** What is called for each message. */
function handedTo(node: SyntaxNode): SyntaxNode | undefined {
  const keywords = keywordsOf(node);
  return keywords.get("cb") ?? keywords.get("callback");
}

/** One topic is known from other subscriptions by what is called for it. */
function subscribed(node: SyntaxNode, first: SyntaxNode): readonly SyntaxNode[] {
  if (first.type === "list") return childrenOf(first);
  const isCalled = handedTo(node) !== undefined || decoratedBy(node) !== undefined;
  return isCalled ? [first] : [];
}

/** `producer.send("orders", …)`, `channel.basic_publish(exchange, routing_key)`. */
function producedBy(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { name, object } = calleeOf(node);
  if (object === undefined) return [];
  const topic = topicOf(node, name, object.text);
  if (topic === undefined) return [];
  if (!/^(?:string|identifier|attribute|concatenated_string)$/.test(topic.type)) return [];
  return [
    {
      kind: "producer",
      name: file.valueOf(topic),
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

function topicOf(node: SyntaxNode, method: string, of: string): SyntaxNode | undefined {
  const keywords = keywordsOf(node);
  switch (method) {
    case "basic_publish":
      return argumentOf(node, 1, "routing_key");
    case "send_message":
      return queueUrl(node)[0];
    case "send":
    case "send_and_wait":
    case "produce":
    case "publish": {
      const said = keywords.get("TopicArn") ?? keywords.get("topic");
      return said ?? (producers.test(of) ? argumentsOf(node)[0] : undefined);
    }
    default:
      return undefined;
  }
}

const producers = /producer|publisher|broker|topic|nats|redis|\bnc$/i;

/** `sqs.send_message(QueueUrl=url, …)`. */
function queueUrl(node: SyntaxNode): readonly SyntaxNode[] {
  const url = keywordsOf(node).get("QueueUrl");
  return url === undefined ? [] : [url];
}
