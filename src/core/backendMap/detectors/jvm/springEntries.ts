import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import {
  listed,
  type Annotation,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { guardsOf } from "../springSecurity/springGuards.ts";

/** What enters a Spring application without a path: messages, schedules, GraphQL fields. */
export const springEntries: Stack = {
  name: "spring-entries",
  languages: ["java", "kotlin"],
  markers:
    /@(?:Kafka|Rabbit|Jms|Sqs)Listener|@Scheduled|@(?:Query|Mutation|Subscription|Schema)Mapping|ImplBase\b/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (/(?:^|\/)src\/(?:test|\w*Test)\//.test(file.path)) return {};
  const entries = jvmClasses(file).flatMap((one) =>
    one.methods.flatMap((method) => [...annotated(method, one), ...served(method, one)]),
  );
  return { entries };
}

/** Which arguments of an annotation name what is listened to. */
const listeners: ReadonlyMap<string, readonly string[]> = new Map([
  ["KafkaListener", ["topics", "topicPattern", "value"]],
  ["RabbitListener", ["queues", "value", "queuesToDeclare"]],
  ["JmsListener", ["destination", "value"]],
  ["SqsListener", ["value", "queueNames"]],
]);

const parents: ReadonlyMap<string, string> = new Map([
  ["QueryMapping", "Query"],
  ["MutationMapping", "Mutation"],
  ["SubscriptionMapping", "Subscription"],
]);

function annotated(method: MethodModel, around: ClassModel): readonly EntryFact[] {
  return method.annotations.flatMap((one) => {
    const names = namesOf(one, method);
    const kind = kindOf(one.name);
    if (kind === undefined) return [];
    return names.map((name) => ({ ...common(method, around), kind, name, range: one.range }));
  });
}

function kindOf(name: string): EntryFact["kind"] | undefined {
  if (listeners.has(name)) return "message";
  if (name === "Scheduled") return "schedule";
  return parents.has(name) || name === "SchemaMapping" ? "graphql" : undefined;
}

function namesOf(annotation: Annotation, method: MethodModel): readonly Value[] {
  const { name, args } = annotation;
  const named = listeners.get(name);
  if (named !== undefined) return named.flatMap((one) => listed(args[one]));
  if (name === "Scheduled") return [scheduleOf(args)];
  const field = fieldText(args["name"] ?? args["value"] ?? args["field"]) ?? method.name;
  const parent = parents.get(name) ?? fieldText(args["typeName"]);
  return [text(parent === undefined ? field : `${parent}.${field}`)];
}

/** The cron expression, or what is repeated how often: "fixedRate 5000". */
function scheduleOf(args: Annotation["args"]): Value {
  const { cron } = args;
  if (cron !== undefined) return cron;
  const found = Object.entries(args).find(([name]) => /^fixed(?:Rate|Delay)/.test(name));
  if (found === undefined) return text("");
  return { kind: "concat", parts: [text(`${found[0]} `), found[1]] };
}

/** A method that answers a call of gRPC: its class extends what was generated for the service. */
function served(method: MethodModel, around: ClassModel): readonly EntryFact[] {
  const base = around.bases.find(({ name }) => name.endsWith("ImplBase"));
  if (base?.value.kind !== "member" || !method.isPublic || method.isStatic) return [];
  const service = base.name.replace(/(?:Coroutine)?ImplBase$/, "");
  const name = text(`${service}.${method.name}`);
  return [{ ...common(method, around), kind: "grpc", name, range: method.nameRange }];
}

function common(method: MethodModel, around: ClassModel) {
  const own = guardsOf(method);
  return {
    stack: "spring",
    handler: { kind: "definition", definition: method.scope },
    guards: own.length > 0 ? own : guardsOf(around),
    scope: method.scope,
  } as const;
}

const text = (value: string): Value => ({ kind: "text", text: value });

function fieldText(value: Value | undefined): string | undefined {
  return value?.kind === "text" ? value.text : undefined;
}
