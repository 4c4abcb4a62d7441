import type { NeighbourFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ClassModel } from "../classes/classModel.ts";
import type { CallModel } from "../classes/jvmCalls.ts";
import { typesOf } from "../jvmStores/typesOf.ts";

/** What is told to send, by its type or by what it is called. */
const senders =
  /(?:Kafka|Rabbit|Amqp|Jms|Sqs|Sns|Redis|Pulsar|PubSub|RocketMQ)Template$|^(?:StreamBridge|KafkaOperations|AmqpTemplate)$/i;

const sending =
  /^(?:(?:sync|async)?[sS]end(?:OneWay|Async)?|convertAndSend|sendDefault|convertSendAndReceive|publish)$/;

/** `kafkaTemplate.send("orders", order)`, `rabbitTemplate.convertAndSend(exchange, key, order)`. */
export function sentTo(call: CallModel, file: Reading): readonly NeighbourFact[] {
  const target = byTemplate(call, file) ?? byRequest(call);
  if (target === undefined) return [];
  const name = file.valueOf(target);
  return [{ kind: "producer", name, scope: file.scopeOf(call.node), range: rangeOf(call.node) }];
}

function byTemplate(call: CallModel, file: Reading): SyntaxNode | undefined {
  if (!sending.test(call.name)) return undefined;
  const receiver = (call.receiver?.text ?? "").replace(/^this\./, "");
  const isSender = senders.test(typesOf(file).get(receiver) ?? receiver);
  return isSender ? targetOf(call, receiver) : undefined;
}

/** `SendMessageRequest.builder().queueUrl(url)` of SQS, `PublishRequest.builder().topicArn(arn)` of SNS. */
function byRequest({ name, receiver, args: [target] }: CallModel): SyntaxNode | undefined {
  const words = receiver?.text ?? "";
  const isQueue = name === "queueUrl" && /^SendMessage(?:Batch)?Request\b/.test(words);
  const isTopic = name === "topicArn" && /^PublishRequest\b/.test(words);
  return isQueue || isTopic ? target : undefined;
}

/** An exchange of RabbitMQ stands before the key that leads to a queue. */
function targetOf({ args }: CallModel, receiver: string): SyntaxNode | undefined {
  if (args.length < 2) return undefined;
  return /rabbit|amqp/i.test(receiver) && args.length > 2 ? args[1] : args[0];
}

/** A field that holds a client of Redis. */
export function cachesOf(one: ClassModel): readonly NeighbourFact[] {
  return one.fields
    .filter(({ type }) =>
      /^(?:String|Reactive\w*)?Redis(?:Template|Client)$|^Jedis/.test(type?.name ?? ""),
    )
    .map(({ range }) => ({
      kind: "cache",
      name: { kind: "text", text: "redis" },
      scope: one.scope,
      range,
    }));
}
