import type { EntryFact, FileFacts } from "../../facts/facts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import type { Decorated, Decorator } from "../javascriptRouting/decorators.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import { guardsIn } from "./guards.ts";

type Kind = EntryFact["kind"];

/** Decorators of methods that something other than a path calls. */
const kinds: Readonly<Record<string, Kind>> = {
  Query: "graphql",
  Mutation: "graphql",
  Subscription: "graphql",
  ResolveField: "graphql",
  FieldResolver: "graphql",
  MessagePattern: "message",
  EventPattern: "message",
  SubscribeMessage: "message",
  Process: "message",
  OnEvent: "message",
  GrpcMethod: "grpc",
  GrpcStreamMethod: "grpc",
  Cron: "schedule",
  Interval: "schedule",
  Timeout: "schedule",
};

const packages =
  /^(?:@nestjs\/(?:graphql|microservices|schedule|bull|bullmq|websockets|event-emitter)|type-graphql)$/;

export function entriesIn(all: readonly Decorated[], file: Reading): readonly EntryFact[] {
  return all.flatMap((one) => {
    if (one.node.type !== "method_definition") return processorOf(one, file);
    return one.decorators
      .filter(
        ({ name, origin }) => Object.hasOwn(kinds, name) && packages.test(origin?.module ?? ""),
      )
      .map((decorator) => entryOf(decorator, one, all, file));
  });
}

function entryOf(
  decorator: Decorator,
  { definition, decorators }: Decorated,
  all: readonly Decorated[],
  { facts }: Reading,
): EntryFact {
  const around = facts.definitions[definition]?.scope ?? -1;
  const outer = all.find((one) => one.definition === around)?.decorators ?? [];
  return {
    kind: kinds[decorator.name] ?? "message",
    stack: "nestjs",
    name: nameOf(decorator, facts.definitions[definition]?.name ?? "", { outer, facts }),
    handler: { kind: "definition", definition },
    guards: [...guardsIn(outer), ...guardsIn(decorators)],
    scope: around,
    range: decorator.range,
  };
}

/** The class around a method. */
interface Around {
  readonly outer: readonly Decorator[];
  readonly facts: FileFacts;
}

function nameOf(decorator: Decorator, method: string, around: Around): Value {
  const { name, args } = decorator;
  const [first] = args;
  const kind = kinds[name];
  if (kind === "graphql") return fieldName(decorator, method, around);
  if (kind === "grpc") return procedureOf(decorator, method);
  if (name === "Process") return jobOf(decorator, method, around.outer);
  return kind === "message" ? pattern(first, method) : (first ?? text(method));
}

/** A field of a type, or of the queries, mutations and subscriptions. */
function fieldName(
  { name, args: [first, second] }: Decorator,
  method: string,
  { outer, facts }: Around,
): Value {
  const isOfType = name === "ResolveField" || name === "FieldResolver";
  const owner = isOfType ? typeResolved(outer, facts) : name;
  return text(`${owner}.`, named(first) ?? named(second) ?? text(method));
}

/** `@Resolver(() => Order)`, `@Resolver(Order)`, `@Resolver("Order")`: the type whose fields it resolves. */
function typeResolved(outer: readonly Decorator[], { definitions }: FileFacts): string {
  const of = outer.find(({ name }) => name === "Resolver")?.args[0];
  const type = of?.kind === "definition" ? definitions[of.definition]?.returns?.[0] : of;
  return type === undefined ? "" : wordsOf(type);
}

/** `@GrpcMethod("Orders", "Find")`. */
function procedureOf({ args: [service, procedure] }: Decorator, method: string): Value {
  return text("", service ?? text(""), text("/"), procedure ?? text(capital(method)));
}

/** The name of a procedure that its method is named for. */
const capital = (method: string): string => `${method.slice(0, 1).toUpperCase()}${method.slice(1)}`;

/** A job of a queue, by both names. */
function jobOf({ args: [job] }: Decorator, method: string, outer: readonly Decorator[]): Value {
  const queue = outer.find((one) => one.name === "Processor")?.args[0] ?? text(method);
  return job?.kind === "text" ? text("", queue, text("."), job) : queue;
}

function text(head: string, ...rest: readonly Value[]): Value {
  const first: Value = { kind: "text", text: head };
  return rest.length === 0 ? first : { kind: "concat", parts: [first, ...rest] };
}

function named(value: Value | undefined): Value | undefined {
  return value?.kind === "text" ? value : optionOf(value, "name");
}

/** A pattern may be a record: `{ cmd: "sum" }`. */
function pattern(value: Value | undefined, method: string): Value {
  if (value?.kind !== "record") return value ?? text(method);
  return optionOf(value, "cmd") ?? Object.values(value.fields)[0] ?? text(method);
}

/** BullMQ's processors have one method that takes every job. */
function processorOf(
  { definition, decorators }: Decorated,
  { facts }: Reading,
): readonly EntryFact[] {
  const processor = decorators.find(
    ({ name, origin }) => name === "Processor" && origin?.module === "@nestjs/bullmq",
  );
  if (processor === undefined) return [];
  const [queue] = processor.args;
  const name =
    queue === undefined ? undefined : queue.kind === "record" ? optionOf(queue, "name") : queue;
  const handler = facts.definitions.findIndex(
    (one) => one.scope === definition && one.name === "process",
  );
  if (name === undefined) return [];
  return [
    {
      kind: "message",
      stack: "nestjs",
      name,
      guards: [],
      scope: facts.definitions[definition]?.scope ?? -1,
      range: processor.range,
      ...(handler >= 0 && { handler: { kind: "definition", definition: handler } as const }),
    },
  ];
}
