import type { NeighbourFact } from "../../facts/facts.ts";
import { fieldOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentAt, argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading } from "../../reading/stack.ts";
import { calledName, receiverOf } from "../csharpStores/efFluent.ts";
import { csharpTypes } from "../csharpStores/csharpTypes.ts";
import { factOf } from "./factOf.ts";

/** Kafka's `ProduceAsync(topic, …)`, Service Bus' `CreateSender(queue)`, RabbitMQ's `BasicPublish`. */
export function sentTo(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const target = targetOf(node);
  if (target !== undefined) return [factOf("producer", target, node, file)];
  const message = messageOf(node, file);
  const name = { kind: "text", text: message ?? "" } as const;
  return message === undefined
    ? []
    : [
        {
          kind: "producer",
          name,
          scope: file.scopeOf(node),
          range: rangeOf(node),
        },
      ];
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

const buses =
  /^(?:IPublishEndpoint|ISendEndpoint|IBus|IBusControl|IMessageSession|IMessageHandlerContext|ConsumeContext<\w+>)$/;

/** The type of what MassTransit or NServiceBus is given: `bus.Publish(new OrderPlaced(id))`. */
function messageOf(node: SyntaxNode, file: Reading): string | undefined {
  const isSent = /^(?:Publish|Send)$/.test(calledName(node));
  if (!isSent || !buses.test(typeOf(receiverOf(node), file) ?? "")) return undefined;
  const callee = fieldOf(node, "function")?.text ?? "";
  const named = /<\s*(?:\w+\.)*(\w+)\s*>$/.exec(callee)?.[1];
  return named ?? typeOf(argumentsOf(node)[0], file);
}

/** As the file states it; of what is made, its class. */
function typeOf(node: SyntaxNode | undefined, file: Reading): string | undefined {
  if (node?.type === "object_creation_expression") return fieldOf(node, "type")?.text;
  return csharpTypes(file).get((node?.text ?? "").replace(/^this\./, ""));
}
