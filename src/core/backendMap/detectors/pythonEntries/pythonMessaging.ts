import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { decoratedBy } from "../python/routeParts.ts";
import { entryAt } from "./entryAt.ts";

/** Topics and queues: Kafka's clients, Pika, Faust, FastStream. */
export const pythonMessaging: Stack = {
  name: "python-messaging",
  languages: ["python"],
  markers: /kafka|\bpika\b|\bfaust\b|\bfaststream\b|\baio_?pika\b|\bnats\b|\bboto3\b/i,
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
  const first = argumentsOf(node)[0] ?? keywordsOf(node).get("queue");
  if (object === undefined || first === undefined) return [];
  switch (name) {
    case "subscribe":
      return subscribed(node, first).map((topic) =>
        declared(topic, keywordsOf(node).get("cb") ?? handler),
      );
    case "basic_consume":
      return [declared(first, argumentOf(node, 1, "on_message_callback"))];
    case "agent":
    case "subscriber":
      return handler === undefined ? [] : [declared(first, handler)];
    default:
      return [];
  }
}

/** One topic is known from other subscriptions by what is called for it. */
function subscribed(node: SyntaxNode, first: SyntaxNode): readonly SyntaxNode[] {
  if (first.type === "list") return childrenOf(first);
  const isCalled = keywordsOf(node).has("cb") || decoratedBy(node) !== undefined;
  return isCalled ? [first] : [];
}

/** `producer.send("orders", …)`, `channel.basic_publish(exchange, routing_key)`. */
function producedBy(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const { name, object } = calleeOf(node);
  if (object === undefined) return [];
  const isProducer = /producer|broker|topic|nats|\bnc$/i.test(object.text);
  const sends = /^(?:send|send_and_wait|produce|publish)$/.test(name) && isProducer;
  const topic =
    name === "basic_publish"
      ? argumentOf(node, 1, "routing_key")
      : (keywordsOf(node).get("topic") ?? argumentsOf(node)[0]);
  if ((!sends && name !== "basic_publish") || topic === undefined) return [];
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
