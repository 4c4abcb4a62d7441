import type { EntryFact, NeighbourFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/ruby/literals.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { isRubyTest } from "./isRubyTest.ts";

/** Topics and queues of Karafka, Racecar, Sneakers, Shoryuken, Bunny, SQS and SNS. */
export const rubyMessages: Stack = {
  name: "ruby-messages",
  languages: ["ruby"],
  markers:
    /\b(?:from_queue|subscribes_to|shoryuken_options|routing_key:|topic|queue_url:|topic_arn:)/,
  detect: (file) => {
    if (isRubyTest(file.path)) return {};
    const calls = nodesOf(file.root, "call");
    return {
      entries: calls.flatMap((node) => consumedBy(node, file)),
      neighbours: calls.flatMap((node) => sentBy(node, file)),
    };
  },
};

/** How a class says what it listens to, and its method that is called then. */
const listening: ReadonlyMap<string, string> = new Map([
  ["from_queue", "work"],
  ["subscribes_to", "process"],
  ["shoryuken_options", "perform"],
]);

function consumedBy(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const method = fieldOf(node, "method")?.text ?? "";
  const runs = listening.get(method);
  const { plain, named } = argumentsOf(node);
  if (runs !== undefined && fieldOf(node, "receiver") === undefined) {
    const queue = method === "shoryuken_options" ? named.get("queue") : plain[0];
    return queue === undefined ? [] : [entryOf(queue, handlerIn(node, runs, file), node, file)];
  }
  const [topic] = plain;
  const consumer = method === "topic" ? consumerIn(node) : undefined;
  if (topic === undefined || consumer === undefined) return [];
  return [
    entryOf(topic, { kind: "member", of: file.valueOf(consumer), name: "consume" }, node, file),
  ];
}

function handlerIn(node: SyntaxNode, method: string, file: Reading): Value | undefined {
  const around = file.scopeOf(node);
  const definition = file.facts.definitions.findIndex(
    ({ scope, name }) => scope === around && name === method,
  );
  return definition < 0 ? undefined : { kind: "definition", definition };
}

/** `topic :orders do consumer OrdersConsumer end` of Karafka's routes. */
function consumerIn(node: SyntaxNode): SyntaxNode | undefined {
  const block = fieldOf(node, "block");
  const said =
    block && nodesOf(block, "call").find((one) => fieldOf(one, "method")?.text === "consumer");
  return said && argumentsOf(said).plain[0];
}

function entryOf(
  topic: SyntaxNode,
  handler: Value | undefined,
  node: SyntaxNode,
  file: Reading,
): EntryFact {
  return {
    kind: "message",
    stack: "ruby-messages",
    name: nameOf(topic, file),
    ...(handler && { handler }),
    guards: [],
    scope: file.scopeOf(node),
    range: rangeOf(node),
  };
}

/** Which named argument of a call that sends says what to. */
const sending: ReadonlyMap<string, readonly string[]> = new Map([
  ["produce_async", ["topic"]],
  ["produce_sync", ["topic"]],
  ["produce", ["topic"]],
  ["deliver_message", ["topic"]],
  ["publish", ["routing_key", "topic_arn"]],
  ["send_message", ["queue_url"]],
]);

/** `producer.produce_async(topic: "orders", …)`, `exchange.publish(order, routing_key: "orders")`. */
function sentBy(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const keys = sending.get(fieldOf(node, "method")?.text ?? "") ?? [];
  const { named } = argumentsOf(node);
  const target = keys.map((key) => named.get(key)).find((one) => one !== undefined);
  if (target === undefined) return [];
  const place = { scope: file.scopeOf(node), range: rangeOf(node) };
  return [{ kind: "producer", name: nameOf(target, file), ...place }];
}

/** A symbol names a topic as well as a text does. */
function nameOf(topic: SyntaxNode, file: Reading): Value {
  return topic.type === "simple_symbol"
    ? { kind: "text", text: topic.text.slice(1) }
    : file.valueOf(topic);
}
