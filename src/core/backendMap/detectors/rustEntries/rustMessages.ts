import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import { childrenOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, type Call } from "../rust/routing.ts";

/** Consumers and producers of Kafka, RabbitMQ, NATS, SQS and SNS. */
export const rustMessages: Stack = {
  name: "rust-messages",
  languages: ["rust"],
  markers: /\brdkafka\b|\blapin\b|\bamqprs\b|\basync_nats\b|\baws_sdk_s[qn]s\b|\bSqsClient\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const calls = callsOf(file);
  return {
    entries: calls.flatMap(consumedBy),
    neighbours: calls.flatMap(producedBy),
  };
}

const place = ({ node, file }: Call): Pick<EntryFact, "scope" | "range"> => ({
  scope: file.scopeOf(node),
  range: rangeOf(node),
});

function consumedBy(call: Call): readonly EntryFact[] {
  return consumed(call).map((topic) => ({
    kind: "message",
    stack: "rust-messages",
    name: call.file.valueOf(bare(topic)),
    guards: [],
    ...place(call),
  }));
}

function consumed(call: Call): readonly SyntaxNode[] {
  const [first] = call.args;
  if (first === undefined) return [];
  return (call.name === "subscribe" ? listed(first) : undefined) ?? (listens(call) ? [first] : []);
}

/** Whether the first argument of a call says what is listened to. */
function listens({ name, path = "", operand, args }: Call): boolean {
  const of = operand?.text ?? "";
  const isOfAmqp = name === "basic_consume" && args.length > 2;
  const isOfNats = name === "subscribe" && clients.test(of);
  const isOfSqs = name === "queue_url" && of.includes("receive_message()");
  return isOfAmqp || isOfNats || isOfSqs || path.endsWith("BasicConsumeArguments::new");
}

const clients = /(?:client|nats|\bnc|jetstream)$/i;

/** Topics of Kafka: `consumer.subscribe(&["orders", "refunds"])`. */
function listed(node: SyntaxNode): readonly SyntaxNode[] | undefined {
  const inner = node.type === "reference_expression" ? childrenOf(node).at(-1) : node;
  return inner?.type === "array_expression" ? childrenOf(inner) : undefined;
}

function producedBy(call: Call): readonly NeighbourFact[] {
  const topic = produced(call);
  if (topic === undefined) return [];
  return [{ kind: "producer", name: call.file.valueOf(bare(topic)), ...place(call) }];
}

function produced({ name, path = "", operand, args }: Call): SyntaxNode | undefined {
  const [first, second] = args;
  const isOfAmqp = name === "basic_publish" && args.length > 3;
  if (isOfAmqp || path.endsWith("BasicPublishArguments::new")) return second;
  if (/(?:^|::)(?:Future|Base)Record::to$/.test(path)) return first;
  return operand !== undefined && sends(name, operand.text) ? first : undefined;
}

const sends = (name: string, of: string): boolean =>
  isOfAws(name, of) || (name === "publish" && clients.test(of));

/** `sqs.send_message().queue_url(url)`, `sns.publish().topic_arn(arn)`. */
function isOfAws(name: string, request: string): boolean {
  const isOfSqs = name === "queue_url" && /\bsend_message(?:_batch)?\(\)/.test(request);
  return isOfSqs || (name === "topic_arn" && /\bpublish(?:_batch)?\(\)/.test(request));
}

/** `queue.into()`, `&queue`, `queue.clone()`, `queue.as_str()`: the text itself. */
function bare(node: SyntaxNode): SyntaxNode {
  const [inner] = childrenOf(node);
  if (inner === undefined) return node;
  if (node.type === "reference_expression") return bare(childrenOf(node).at(-1) ?? node);
  const isCopy = /\.\s*(?:into|clone|as_str|to_owned|to_string|as_ref)\(\)$/.test(node.text);
  if (node.type !== "call_expression" || !isCopy) return node;
  return bare(childrenOf(inner)[0] ?? node);
}
