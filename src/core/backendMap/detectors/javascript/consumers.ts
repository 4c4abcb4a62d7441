import type { EntryFact, FileFacts, SomeFacts } from "../../facts/facts.ts";
import { wordsOf } from "../../link/names/entity.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { javascriptIds } from "../javascriptRouting/ids.ts";
import { originOf } from "../javascriptRouting/origins.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";
import { routingCalls } from "../javascriptRouting/routingCalls.ts";

/** Queues, topics and schedules that Node's usual packages listen to. */
export const consumers: Stack = {
  name: "consumers",
  languages: javascriptIds,
  markers: /bullmq|\bbull\b|kafkajs|amqp|cron|node-schedule/,
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
  const { module = "", name = "" } = originOf(call.callee, facts) ?? {};
  if (module === "bullmq" && name === "Worker") return entry(call, "message", first, second);
  if (/cron|node-schedule/.test(module)) return scheduled(call, name);
  if (call.name === "consume") return entry(call, "message", first, second);
  if (call.name === "subscribe") return subscribed(call, calls);
  return call.name === "process" ? processed(call, facts) : [];
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
  const run = runs.find(({ scope }) => scope === call.scope) ?? runs[0];
  const handler = optionOf(run?.args[0], "eachMessage") ?? optionOf(run?.args[0], "eachBatch");
  const all = topics?.kind === "list" ? topics.items : [topics];
  return all.flatMap((topic) => entry(call, "message", topic, handler));
}

/** Bull's queues are named where they are made: `new Queue("mails")`, then `queue.process(job)`. */
function processed(call: RoutingCall, facts: FileFacts): readonly EntryFact[] {
  const { receiver, args } = call;
  if (receiver?.kind !== "name") return [];
  const made = facts.bindings.find(({ name }) => name === receiver.name)?.value;
  if (made?.kind !== "call" || originOf(made.callee, facts)?.module !== "bull") return [];
  return entry(call, "message", made.args[0], args.at(-1));
}
