import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { isTest } from "../../languages/go/readGolang.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { callsOf, placeOf, type Call } from "../goRouting/routing.ts";
import { rangeOf } from "../../grammars/syntax.ts";

const libraries =
  /segmentio\/kafka-go|(?:Shopify|IBM)\/sarama|twmb\/franz-go|streadway\/amqp|rabbitmq\/amqp091-go|nats-io\/nats\.go|hibiken\/asynq|riverqueue\/river|confluent-kafka-go|ThreeDotsLabs\/watermill|redis\/go-redis|go-redis\/redis|aws-sdk-go(?:-v2)?\/service\/s[qn]s/;

/** Consumers and producers of Kafka, RabbitMQ, NATS, Redis, SQS, SNS, asynq, River and Watermill. */
export const goMessages: Stack = {
  name: "go-messages",
  languages: ["go"],
  markers: libraries,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isTest(file.path)) return {};
  const calls = callsOf(file);
  const literals = nodesOf(file.root, "composite_literal");
  return {
    entries: [
      ...calls.flatMap(consumedBy),
      ...literals.flatMap((node) => topicOf(node, consumed, file)).map(entryOf),
    ],
    neighbours: [
      ...calls.flatMap(producedBy),
      ...literals.flatMap((node) => topicOf(node, produced, file)).map(producerOf),
    ],
  };
}

/** Which field of what is handed to a client says what is listened to. */
const consumed: Readonly<Record<string, string>> = {
  ReaderConfig: "Topic",
  XReadGroupArgs: "Streams",
  XReadArgs: "Streams",
  ReceiveMessageInput: "QueueUrl",
};
const produced: Readonly<Record<string, string>> = {
  Writer: "Topic",
  WriterConfig: "Topic",
  ProducerMessage: "Topic",
  Record: "Topic",
  TopicPartition: "Topic",
  XAddArgs: "Stream",
  SendMessageInput: "QueueUrl",
  PublishInput: "TopicArn",
};

interface Topic {
  readonly name: Value;
  readonly node: SyntaxNode;
  readonly file: Reading;
}

/** `kafka.ReaderConfig{Topic: "x"}`, `sqs.SendMessageInput{QueueUrl: aws.String(url)}`. */
function topicOf(
  node: SyntaxNode,
  types: Readonly<Record<string, string>>,
  file: Reading,
): readonly Topic[] {
  const words = fieldOf(node, "type")?.text ?? "";
  const type = words.slice(words.lastIndexOf(".") + 1);
  const given = Object.hasOwn(types, type) ? fieldGiven(node, types[type]) : undefined;
  if (given === undefined) return [];
  return [{ name: file.valueOf(bare(childrenOf(given)[0] ?? given)), node, file }];
}

function fieldGiven(literal: SyntaxNode, name: string | undefined): SyntaxNode | undefined {
  const body = fieldOf(literal, "body");
  const entry = body && childrenOf(body).find((each) => fieldOf(each, "key")?.text === name);
  return entry && fieldOf(entry, "value");
}

/** `&topic`, `aws.String(url)`, the first of `[]string{stream, ">"}`. */
function bare(node: SyntaxNode): SyntaxNode {
  if (node.type === "unary_expression") return childrenOf(node)[0] ?? node;
  if (node.type === "composite_literal") return listed(node)[0] ?? node;
  const isPointer = node.type === "call_expression" && /\bString\(/.test(node.text);
  const list = isPointer ? fieldOf(node, "arguments") : undefined;
  return (list && childrenOf(list)[0]) ?? node;
}

function entryOf({ name, node, file }: Topic): EntryFact {
  const place = { scope: file.scopeOf(node), range: rangeOf(node) };
  return { kind: "message", stack: "go-messages", name, guards: [], ...place };
}

function producerOf({ name, node, file }: Topic): NeighbourFact {
  return { kind: "producer", name, scope: file.scopeOf(node), range: rangeOf(node) };
}

/** What a call listens to, and what it hands messages to. */
function consumedBy(call: Call): readonly EntryFact[] {
  const { name, args, operand, file } = call;
  if (name === "AddWorker" && operand.text === "river" && args[1] !== undefined) {
    return [worker(call, args[1])];
  }
  const { topics = [], handler } = consumers[name]?.(args, file.text) ?? {};
  const base = { kind: "message", stack: "go-messages", guards: [], ...placeOf(call) } as const;
  return topics.map((each) => ({
    ...base,
    name: file.valueOf(each),
    ...(handler && { handler: file.valueOf(handler) }),
  }));
}

interface Consumed {
  readonly topics: readonly SyntaxNode[];
  readonly handler?: SyntaxNode | undefined;
}
type Consumer = (args: readonly SyntaxNode[], text: string) => Consumed | undefined;

const ofAsynq: Consumer = ([task, handler], text) =>
  text.includes("hibiken/asynq") ? { topics: one(task), handler } : undefined;

const consumers: Readonly<Record<string, Consumer>> = {
  // Redis' takes a context first.
  Subscribe: ([first, second]) =>
    isContext(first) ? { topics: one(second) } : { topics: one(first), handler: second },
  SubscribeTopics: ([topics]) => ({ topics: topics ? listed(topics) : [] }),
  AddNoPublisherHandler: ([, topic, , handler]) => ({ topics: one(topic), handler }),
  AddConsumerHandler: ([, topic, , handler]) => ({ topics: one(topic), handler }),
  QueueSubscribe: ([subject, , handler]) => ({ topics: one(subject), handler }),
  ConsumePartition: ([topic]) => ({ topics: one(topic) }),
  ConsumeTopics: (args) => ({ topics: args }),
  ConsumeWithContext: ([, queue]) => ({ topics: one(queue) }),
  // RabbitMQ's has many arguments, Sarama's a list of topics as its second.
  Consume: (args) =>
    args.length > 3
      ? { topics: one(args[0]) }
      : { topics: args[1] ? listed(args[1]) : [], handler: args[2] },
  HandleFunc: ofAsynq,
  Handle: ofAsynq,
};

const isContext = (node: SyntaxNode | undefined): boolean =>
  /^(?:\w*[cC]tx|context\..*|\w+\.Context\(\))$/.test(node?.text ?? "");

const one = (node: SyntaxNode | undefined): readonly SyntaxNode[] => (node ? [node] : []);

function listed(node: SyntaxNode): readonly SyntaxNode[] {
  const body = node.type === "composite_literal" ? fieldOf(node, "body") : undefined;
  return body === undefined ? [] : childrenOf(body).map((each) => childrenOf(each)[0] ?? each);
}

/** `river.AddWorker(workers, &SortWorker{})`: its method Work answers. */
function worker(call: Call, given: SyntaxNode): EntryFact {
  const type = nodesOf(given, "type_identifier").at(-1)?.text ?? given.text;
  const handler: Value = { kind: "member", of: call.file.valueOf(given), name: "Work" };
  const name: Value = { kind: "text", text: type };
  return { kind: "message", stack: "go-messages", name, handler, guards: [], ...placeOf(call) };
}

function producedBy(call: Call): readonly NeighbourFact[] {
  const { name, args, operand, file } = call;
  const [first, second, third] = args;
  const isTask = name === "NewTask" && operand.text === "asynq";
  const topic =
    name === "PublishWithContext"
      ? third
      : name === "Publish" && (args.length > 3 || isContext(first))
        ? second
        : first;
  const isSent = isTask || /^Publish(?:WithContext)?$/.test(name);
  // What is wholly made there says itself where it goes.
  if (!isSent || topic === undefined || topic.type === "unary_expression") return [];
  return [{ kind: "producer", name: file.valueOf(topic), ...placeOf(call) }];
}
