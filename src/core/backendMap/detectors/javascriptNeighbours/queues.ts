import type { Binding } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/javascript/values.ts";
import type { Reading } from "../../reading/stack.ts";

/** Queues of BullMQ and Bull by what the file calls them: made by itself, or injected by Nest. */
export function queuesIn(file: Reading): ReadonlyMap<string, Value> {
  const made = madeQueues(file).map(
    ({ called, name }) => [lastName(called?.text ?? ""), name] as const,
  );
  const injected = nodesOf(file.root, "decorator").flatMap((node) => injectedQueue(node, file));
  return new Map([...made, ...injected]);
}

/** What other files see of a queue: its name. */
export function queueRecords(file: Reading): readonly Binding[] {
  return madeQueues(file).flatMap(({ called, name }) =>
    called?.type === "identifier"
      ? [
          {
            scope: file.scopeOf(called),
            name: called.text,
            value: { kind: "record", fields: { name } },
          },
        ]
      : [],
  );
}

/** The name of a queue that another file makes: `import { mailQueue } from "./queues"`. */
export function queueElsewhere(called: string, { facts }: Reading): Value | undefined {
  const isImported = facts.bindings.some(
    ({ name, value }) => name === called && value.kind === "import",
  );
  return /queue$/i.test(called) && isImported
    ? { kind: "member", of: { kind: "name", name: called }, name: "name" }
    : undefined;
}

/** `const mails = new Queue("mails")`, `this.mails = new Bull("mails")`. */
function madeQueues(
  file: Reading,
): readonly { readonly called: SyntaxNode | null; readonly name: Value }[] {
  return nodesOf(file.root, "new_expression").flatMap((node) => {
    const constructor = fieldOf(node, "constructor")?.text ?? "";
    const [name] = argumentsOf(node);
    if (!/(?:^|\.)(?:Queue|Bull|FlowProducer)$/.test(constructor) || name === undefined) return [];
    const around = node.parent;
    const called =
      around && (fieldOf(around, "name") ?? fieldOf(around, "left") ?? fieldOf(around, "property"));
    return [{ called: called ?? null, name: file.valueOf(name) }];
  });
}

/** `@InjectQueue(QueueName.MAILS) private readonly mails: Queue`. */
function injectedQueue(node: SyntaxNode, file: Reading): readonly (readonly [string, Value])[] {
  const call = childrenOf(node).find(({ type }) => type === "call_expression");
  const [name] = call === undefined ? [] : argumentsOf(call);
  const of = node.parent && (fieldOf(node.parent, "pattern") ?? fieldOf(node.parent, "name"));
  const isInjected = call !== undefined && fieldOf(call, "function")?.text === "InjectQueue";
  return isInjected && name !== undefined && of ? [[of.text, file.valueOf(name)]] : [];
}

export const lastName = (text: string): string => text.replace(/^.*\./s, "");
