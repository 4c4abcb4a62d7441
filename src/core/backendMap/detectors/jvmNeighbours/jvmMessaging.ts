import type { NeighbourFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading } from "../../reading/stack.ts";
import type { ClassModel } from "../classes/classModel.ts";
import type { CallModel } from "../classes/jvmCalls.ts";
import { typesOf } from "../jvmStores/typesOf.ts";

/** What is told to send, by its type or by what it is called. */
const senders =
  /(?:Kafka|Rabbit|Amqp|Jms|Sqs|Redis)Template$|^(?:StreamBridge|KafkaOperations|AmqpTemplate)$/i;

/** `kafkaTemplate.send("orders", order)`, `rabbitTemplate.convertAndSend(exchange, key, order)`. */
export function sentTo(call: CallModel, file: Reading): readonly NeighbourFact[] {
  if (!/^(?:send|convertAndSend|sendDefault|convertSendAndReceive)$/.test(call.name)) return [];
  const receiver = (call.receiver?.text ?? "").replace(/^this\./, "");
  if (!senders.test(typesOf(file).get(receiver) ?? receiver)) return [];
  const target = targetOf(call, receiver);
  if (target === undefined) return [];
  const name = file.valueOf(target);
  return [{ kind: "producer", name, scope: file.scopeOf(call.node), range: rangeOf(call.node) }];
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
