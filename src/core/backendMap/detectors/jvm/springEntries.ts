import type { AnswererFact, EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import {
  hasAnnotation,
  listed,
  type Annotation,
  type ClassModel,
  type MethodModel,
} from "../classes/classModel.ts";
import { jvmClasses } from "../classes/jvmClasses.ts";
import { isJvmTest } from "../classes/jvmTests.ts";
import { guardsOf } from "../springSecurity/springGuards.ts";

/** What enters a Spring application without a path: messages, schedules, GraphQL fields. */
export const springEntries: Stack = {
  name: "spring-entries",
  languages: ["java", "kotlin"],
  markers:
    /@(?:Kafka|Rabbit|Jms|Sqs|Pulsar|Stream|RocketMQMessage)Listener|@ServiceActivator|@Incoming|@Scheduled|@XxlJob|@(?:Query|Mutation|Subscription|Schema|Batch)Mapping|@Dgs[A-Z]|@GraphQLApi|ImplBase\b|@GrpcService/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isJvmTest(file.path)) return {};
  const classes = jvmClasses(file);
  const entries = classes.flatMap((one) => [
    ...one.methods.flatMap((method) => annotated(method, one)),
    ...listeningClass(one),
  ]);
  return { entries, answerers: classes.flatMap(serviceOf) };
}

/** Which arguments of an annotation name what is listened to. */
const listeners: ReadonlyMap<string, readonly string[]> = new Map([
  ["KafkaListener", ["topics", "topicPattern", "value"]],
  ["RabbitListener", ["queues", "value", "queuesToDeclare"]],
  ["JmsListener", ["destination", "value"]],
  ["SqsListener", ["value", "queueNames"]],
  ["PulsarListener", ["topics", "topicPattern", "value"]],
  ["StreamListener", ["target", "value"]],
  ["ServiceActivator", ["inputChannel"]],
  ["Incoming", ["value"]],
]);

const parents: ReadonlyMap<string, string> = new Map([
  ["QueryMapping", "Query"],
  ["MutationMapping", "Mutation"],
  ["SubscriptionMapping", "Subscription"],
  ["DgsQuery", "Query"],
  ["DgsMutation", "Mutation"],
  ["DgsSubscription", "Subscription"],
]);
const ofTypes = new Set(["SchemaMapping", "BatchMapping", "DgsData"]);
/** Annotations of MicroProfile and GraphQL's own, which mean this in a class that says so. */
const ofApis = new Set(["Query", "Mutation", "Subscription"]);

function annotated(method: MethodModel, around: ClassModel): readonly EntryFact[] {
  return method.annotations.flatMap((one) => {
    const names = namesOf(one, method);
    const isApi = ofApis.has(one.name) && hasAnnotation(around, "GraphQLApi");
    const kind = isApi ? "graphql" : kindOf(one.name);
    if (kind === undefined) return [];
    return names.map((name) => ({ ...common(method, around), kind, name, range: one.range }));
  });
}

/** Methods of a class that is itself told what to listen to, by the names of their annotations. */
const handling = ["RabbitHandler", "KafkaHandler"];

/** `@RabbitListener(queues = "stock") class Restock { @RabbitHandler void handle(Stock stock) }`. */
function listeningClass(one: ClassModel): readonly EntryFact[] {
  return one.annotations.flatMap((annotation) => {
    const isRocket = annotation.name === "RocketMQMessageListener";
    const named = isRocket ? ["topic"] : (listeners.get(annotation.name) ?? []);
    const methods = one.methods.filter(
      (method) => hasAnnotation(method, ...handling) || (isRocket && method.name === "onMessage"),
    );
    return named
      .flatMap((each) => listed(annotation.args[each]))
      .flatMap((name) =>
        methods.map((method) => ({
          ...common(method, one),
          kind: "message" as const,
          name,
          range: method.nameRange,
        })),
      );
  });
}

function kindOf(name: string): EntryFact["kind"] | undefined {
  if (listeners.has(name)) return "message";
  if (name === "Scheduled" || name === "XxlJob") return "schedule";
  return parents.has(name) || ofTypes.has(name) ? "graphql" : undefined;
}

function namesOf(annotation: Annotation, method: MethodModel): readonly Value[] {
  const { name, args } = annotation;
  const named = listeners.get(name);
  if (named !== undefined) return named.flatMap((one) => listed(args[one]));
  if (name === "Scheduled") return [scheduleOf(args)];
  if (name === "XxlJob") return listed(args["value"]);
  return [text(fieldOfType(annotation, method))];
}

/** "Query.orders" of GraphQL. */
function fieldOfType({ name, args }: Annotation, method: MethodModel): string {
  const field = fieldText(args["name"] ?? args["field"] ?? args["value"]) ?? method.name;
  const root = ofApis.has(name) ? name : parents.get(name);
  const parent = root ?? fieldText(args["typeName"] ?? args["parentType"]);
  return parent === undefined ? field : `${parent}.${field}`;
}

/** The cron expression, or what is repeated how often: "fixedRate 5000". */
function scheduleOf(args: Annotation["args"]): Value {
  const { cron } = args;
  if (cron !== undefined) return cron;
  const found = Object.entries(args).find(([name]) => /^fixed(?:Rate|Delay)/.test(name));
  if (found === undefined) return text("");
  return { kind: "concat", parts: [text(`${found[0]} `), found[1]] };
}

/** A class that answers calls of gRPC: it extends what was generated for the service. */
function serviceOf(one: ClassModel): readonly AnswererFact[] {
  const base = one.bases.find(({ name }) => name.endsWith("ImplBase"));
  const isNamed = hasAnnotation(one, "GrpcService");
  const [type] = [base, ...(isNamed ? one.bases : [])].flatMap((each) => each?.name ?? []);
  if (type === undefined) return [];
  const procedures = one.methods.filter(({ isPublic, isStatic }) => isPublic && !isStatic);
  return [
    {
      kind: "grpc",
      stack: "spring",
      type: type.replace(/(?:Coroutine)?ImplBase$/, ""),
      of: { kind: "definition", definition: one.scope },
      guards: guardsOf(one),
      scope: one.scope,
      range: one.nameRange,
      ...(base?.value.kind === "member" && { otherwise: procedures.map(({ name }) => name) }),
    },
  ];
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
