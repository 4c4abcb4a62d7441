import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf } from "../../languages/csharp/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { csharpClasses } from "../classes/csharpClasses.ts";
import { annotationOf, type ClassModel, type MethodModel } from "../classes/classModel.ts";
import { calledName, receiverOf } from "../csharpStores/efFluent.ts";
import { listenedTo } from "./listenedTo.ts";
import { isInTestProject } from "./testProjects.ts";

/**
 * What a server of C# runs without a request: jobs of Hangfire and Quartz, consumers of buses and
 * brokers, functions of Azure that a trigger starts.
 */
export const csharpJobs: Stack = {
  name: "csharp-jobs",
  languages: ["csharp"],
  markers:
    /\bIConsumer<|\bIHandleMessages<|\bIJobExecutionContext\b|RecurringJob|\bCapSubscribe\b|\bBasicConsume|\bIConsumer\b|\bServiceBusClient\b|Trigger\(/,
  detect,
};

function detect(file: Reading): SomeFacts {
  if (isInTestProject(file.path)) return {};
  const classes = csharpClasses(file).filter(({ kind }) => kind === "class");
  return {
    entries: [
      ...classes.flatMap(consumersOf),
      ...classes.flatMap(quartzJob),
      ...classes.flatMap(({ methods }) => methods.flatMap(triggered)),
      ...nodesOf(file.root, "invocation_expression").flatMap((node) => [
        ...recurring(node, file),
        ...listenedTo(node, file),
      ]),
    ],
  };
}

/** How MassTransit, NServiceBus and Rebus call what takes a message of a type. */
const taking: Readonly<Record<string, string>> = {
  IConsumer: "Consume",
  IHandleMessages: "Handle",
};

/** `class Pack : IConsumer<OrderPlaced>`; CAP names the topic at the method. */
function consumersOf(one: ClassModel): readonly EntryFact[] {
  const typed = one.bases.flatMap(({ name, args }) => {
    const [message, ...others] = args;
    const method = one.methods.find(
      (each) => each.name === taking[name] && takes(each, message?.name),
    );
    if (message === undefined || others.length > 0 || method === undefined) return [];
    return [entryOf("message", { kind: "text", text: message.name }, method)];
  });
  const subscribed = one.methods.flatMap((method) => {
    const topic = annotationOf(method, "CapSubscribe")?.args["value"];
    return topic === undefined ? [] : [entryOf("message", topic, method)];
  });
  return [...typed, ...subscribed];
}

/** The message itself, or what carries it. */
function takes({ parameters }: MethodModel, message: string | undefined): boolean {
  const type = parameters[0]?.type;
  return type?.name === message || type?.args[0]?.name === message;
}

const triggers = /^(?:ServiceBus|Queue|Kafka|RabbitMQ|EventHub)Trigger$/;

/** `Run([QueueTrigger("labels")] string label)` of Azure's functions. */
function triggered(method: MethodModel): readonly EntryFact[] {
  return method.parameters
    .flatMap(({ annotations }) => annotations)
    .flatMap(({ name, args }) => {
      const kind = name === "TimerTrigger" ? "schedule" : "message";
      const topic = name === "KafkaTrigger" ? args["1"] : args["value"];
      const isTrigger = kind === "schedule" || triggers.test(name);
      return isTrigger && topic !== undefined ? [entryOf(kind, topic, method)] : [];
    });
}

/** When it runs is told elsewhere, to a trigger. */
function quartzJob({ name, methods }: ClassModel): readonly EntryFact[] {
  return methods
    .filter(
      (one) => one.name === "Execute" && one.parameters[0]?.type?.name === "IJobExecutionContext",
    )
    .map((one) => entryOf("schedule", { kind: "text", text: name }, one));
}

function entryOf(kind: EntryFact["kind"], name: Value, method: MethodModel): EntryFact {
  return {
    kind,
    stack: "csharp-jobs",
    name,
    handler: { kind: "definition", definition: method.scope },
    guards: [],
    scope: method.scope,
    range: method.nameRange,
  };
}

/** `RecurringJob.AddOrUpdate<Reports>("reports", x => x.Send(), Cron.Daily())` of Hangfire. */
function recurring(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const isHangfire = /RecurringJob(?:Manager|s)?$/i.test(receiverOf(node)?.text ?? "");
  const args = calledName(node) === "AddOrUpdate" && isHangfire ? argumentsOf(node) : [];
  const at = args.findIndex(({ type }) => type === "lambda_expression");
  const [id, run, time] = [args[at - 1], args[at], args[at + 1]];
  const callee = run && calleeIn(run);
  if (run === undefined || time === undefined || callee === undefined) return [];
  const name = id === undefined ? textOf(callee.text) : file.valueOf(id);
  return [
    {
      kind: "schedule",
      stack: "csharp-jobs",
      name: { kind: "concat", parts: [name, textOf(" "), timeOf(time, file)] },
      handler: handlerOf(callee, run, node, file),
      guards: [],
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

const textOf = (text: string): Value => ({ kind: "text", text });

function calleeIn(lambda: SyntaxNode): SyntaxNode | undefined {
  const body = fieldOf(lambda, "body");
  const call = body?.type === "await_expression" ? body.namedChildren[0] : body;
  return call?.type === "invocation_expression" ? fieldOf(call, "function") : undefined;
}

/** `Cron.Daily()` says it best as it stands; a function gives what is computed each time. */
function timeOf(time: SyntaxNode, file: Reading): Value {
  const said = time.type === "lambda_expression" ? (fieldOf(time, "body") ?? time) : time;
  return /^(?:Hangfire\.)?Cron\./.test(said.text) ? textOf(said.text) : file.valueOf(said);
}

/** What the lambda calls; of the type that the call names where that is what it is given. */
function handlerOf(callee: SyntaxNode, lambda: SyntaxNode, call: SyntaxNode, file: Reading): Value {
  const type = /<\s*(\w+)\s*>$/.exec(fieldOf(call, "function")?.text ?? "")?.[1];
  const given = /^\(?(?:\w+\s+)?(\w+)\)?\s*=>/.exec(lambda.text)?.[1];
  const [, method] = new RegExp(`^${given ?? ""}\\.(\\w+)$`).exec(callee.text) ?? [];
  if (type === undefined || given === undefined || method === undefined) {
    return file.valueOf(callee);
  }
  return { kind: "member", of: { kind: "name", name: type }, name: method };
}
