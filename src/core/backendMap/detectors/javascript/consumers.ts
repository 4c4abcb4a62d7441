import type { EntryFact, FileFacts, SomeFacts } from "../../facts/facts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { originOf } from "../javascriptRouting/origins.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { repeated } from "./repeatedJobs.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** Queues, topics and schedules that Node's usual packages listen to. */
export const consumers: Stack = {
  name: "consumers",
  languages: javascriptIds,
  markers:
    /bullmq|\bbull\b|kafkajs|amqp|cron|node-schedule|pg-boss|agenda|sqs-consumer|\bnats\b|\bupsertJobScheduler\b|\brepeat:|\.subscribe\(\s*["'`A-Z]/,
  detect,
};

function detect(file: Reading): SomeFacts {
  const calls = routingCalls(file);
  return { entries: calls.flatMap((call) => entriesOf(call, calls, file.facts)) };
}

function entriesOf(
  call: RoutingCall,
  calls: readonly RoutingCall[],
  facts: FileFacts,
): readonly EntryFact[] {
  const [first, second] = call.args;
  const { module, name } = { module: "", name: "", ...originOf(call.callee, facts) };
  if (/cron|node-schedule/.test(module)) return scheduled(call, name);
  if (`${module} ${name}` === "bullmq Worker") return entry(call, "message", first, second);
  if (`${module} ${name}` === "sqs-consumer Consumer.create") return polled(call);
  switch (call.name) {
    case "consume":
      return entry(call, "message", first, second);
    case "subscribe":
      return first?.kind === "record" ? subscribed(call, calls) : listened(call);
    case "process":
      return processed(call, facts);
    default:
      return [...defined(call), ...repeated(call)];
  }
}

function entry(
  { scope, range }: RoutingCall,
  kind: EntryFact["kind"],
  name: Value | undefined,
  handler: Value | undefined,
): readonly EntryFact[] {
  if (name === undefined || handler === undefined) return [];
  if (name.kind === "definition" || name.kind === "record") return [];
  return [{ kind, stack: "consumers", name, handler, guards: [], scope, range }];
}

/** `cron.schedule("0 3 * * *", job)`, `new CronJob("…", job)`, `CronJob.from({ cronTime, onTick })`. */
function scheduled(call: RoutingCall, name: string): readonly EntryFact[] {
  const [first, second] = call.args;
  if (!/^(?:schedule|scheduleJob|CronJob|CronJob\.from|Cron)$/.test(name)) return [];
  if (first?.kind === "record") {
    return entry(call, "schedule", optionOf(first, "cronTime"), optionOf(first, "onTick"));
  }
  return entry(call, "schedule", first, call.args.find(isHandler) ?? second);
}

const isHandler = (value: Value): boolean => value.kind === "definition";

/** Kafka's topics are named where one subscribes, the handler where the consumer runs. */
function subscribed(call: RoutingCall, calls: readonly RoutingCall[]): readonly EntryFact[] {
  const [options] = call.args;
  const topics = optionOf(options, "topics") ?? optionOf(options, "topic");
  const of = call.receiver && wordsOf(call.receiver);
  const runs = calls.filter(
    (one) => one.name === "run" && one.receiver && wordsOf(one.receiver) === of,
  );
  // Many functions of a file may each call theirs the consumer.
  const [run] = [...runs.filter(({ scope }) => scope === call.scope), ...runs];
  const handler = optionOf(run?.args[0], "eachMessage") ?? optionOf(run?.args[0], "eachBatch");
  const all = topics?.kind === "list" ? topics.items : [topics];
  return all.flatMap((topic) => entry(call, "message", topic, handler));
}

const listening = /consumer|subscri|nats|\bnc$|redis|broker|bus$|queue/i;

/** `nats.subscribe("orders", handler)`, `consumer.subscribe("orders", { placed: handler })`. */
function listened(call: RoutingCall): readonly EntryFact[] {
  const [topic, given] = call.args;
  const of = call.receiver === undefined ? "" : wordsOf(call.receiver);
  if (given === undefined || !listening.test(of)) return [];
  const handler = given.kind === "record" ? optionOf(given, "callback") : given;
  return entry(call, "message", topic, handler ?? { kind: "unknown", text: "" });
}

/** `Consumer.create({ queueUrl, handleMessage })` of SQS. */
function polled(call: RoutingCall): readonly EntryFact[] {
  const [options] = call.args;
  const handler = optionOf(options, "handleMessage") ?? optionOf(options, "handleMessageBatch");
  return entry(call, "message", optionOf(options, "queueUrl"), handler);
}

/** `boss.work("mails", handler)`, `agenda.define("mails", handler)`. */
function defined(call: RoutingCall): readonly EntryFact[] {
  const of = call.receiver === undefined ? "" : wordsOf(call.receiver);
  const isJob =
    (call.name === "work" && /boss$/i.test(of)) || (call.name === "define" && /agenda$/i.test(of));
  return isJob && call.args.length > 1
    ? entry(call, "message", call.args[0], call.args.at(-1))
    : [];
}

/** Bull's queues are named where they are made: `new Queue("mails")`, then `queue.process(job)`. */
function processed(call: RoutingCall, facts: FileFacts): readonly EntryFact[] {
  const { receiver, args } = call;
  if (receiver?.kind !== "name") return [];
  const made = facts.bindings.find(({ name }) => name === receiver.name)?.value;
  if (made?.kind !== "call" || originOf(made.callee, facts)?.module !== "bull") return [];
  return entry(call, "message", made.args[0], args.at(-1));
}
