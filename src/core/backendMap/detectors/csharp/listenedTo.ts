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

function targetOf(node: SyntaxNode, file: Reading): SyntaxNode | undefined {
  switch (calledName(node)) {
    case "BasicConsume":
    case "BasicConsumeAsync":
      return argumentAt(node, "queue", 0);
    case "CreateProcessor":
    case "CreateSessionProcessor":
    case "CreateReceiver":
      return file.text.includes("ServiceBus") ? argumentAt(node, "queueName", 0) : undefined;
    case "Subscribe":
      return isOfKafka(receiverOf(node)?.text ?? "", file)
        ? argumentAt(node, "topic", 0)
        : undefined;
    default:
      return undefined;
  }
}

/** The consumer of Confluent, by its type or by what makes it. */
function isOfKafka(receiver: string, file: Reading): boolean {
  const type = csharpTypes(file).get(receiver.replace(/^this\./, ""));
  if (type !== undefined && type !== "var") return /^IConsumer\b/.test(type);
  return /consumer$/i.test(receiver) && /\bConsumerBuilder</.test(file.text);
}
