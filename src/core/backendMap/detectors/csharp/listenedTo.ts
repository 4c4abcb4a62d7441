import type { EntryFact } from "../../facts/facts.ts";
import { rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { csharpTypes } from "../csharpStores/csharpTypes.ts";
import { calledName, receiverOf } from "../csharpStores/efFluent.ts";

/** RabbitMQ's `BasicConsume(queue, …)`, Service Bus' `CreateProcessor(queue)`, Kafka's `Subscribe(topic)`. */
export function listenedTo(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const target = targetOf(node, file);
  if (target === undefined) return [];
  return [
    {
      kind: "message",
      stack: "csharp-jobs",
      name: file.valueOf(target),
      guards: [],
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

/** Which argument says what is listened to, the first one of all of them. */
const listening: Readonly<Record<string, string>> = {
  BasicConsume: "queue",
  BasicConsumeAsync: "queue",
  CreateProcessor: "queueName",
  CreateSessionProcessor: "queueName",
  CreateReceiver: "queueName",
  Subscribe: "topic",
};

function targetOf(node: SyntaxNode, file: Reading): SyntaxNode | undefined {
  const name = calledName(node);
  const argument = Object.hasOwn(listening, name) ? listening[name] : undefined;
  if (argument === "queueName" && !file.text.includes("ServiceBus")) return undefined;
  if (argument === "topic" && !isOfKafka(receiverOf(node)?.text ?? "", file)) return undefined;
  return argument === undefined ? undefined : argumentAt(node, argument, 0);
}

/** The consumer of Confluent, by its type or by what makes it. */
function isOfKafka(receiver: string, file: Reading): boolean {
  const type = csharpTypes(file).get(receiver.replace(/^this\./, ""));
  if (type !== undefined && type !== "var") return /^IConsumer\b/.test(type);
  return /consumer$/i.test(receiver) && /\bConsumerBuilder</.test(file.text);
}
