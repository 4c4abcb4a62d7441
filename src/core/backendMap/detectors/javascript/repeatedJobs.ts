import type { EntryFact } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { wordsOf } from "../../link/names/entity.ts";
import { optionOf } from "../javascriptRouting/routerFact.ts";
import type { RoutingCall } from "../javascriptRouting/routingCall.ts";

/** Jobs that a queue is asked to repeat; what runs them listens to the queue. */
export function repeated(call: RoutingCall): readonly EntryFact[] {
  const { name, receiver, args, scope, range } = call;
  const [first, second, third] = args;
  const of = receiver === undefined ? "" : wordsOf(receiver);
  const job = jobOf(name, of, args);
  if (job === undefined || first === undefined) return [];
  const time = name === "add" ? timeIn(optionOf(third, "repeat")) : (job.time ?? timeIn(second));
  if (time === undefined) return [];
  const parts: readonly Value[] = [job.name, { kind: "text", text: " " }, time];
  const said = { kind: "concat", parts } as const;
  return [{ kind: "schedule", stack: "consumers", name: said, guards: [], scope, range }];
}

interface Job {
  readonly name: Value;
  /** Where it is an argument by itself. */
  readonly time?: Value;
}

/**
 * `queue.upsertJobScheduler("sweep", { pattern })`, `queue.add("sweep", data, { repeat: { every } })`,
 * `boss.schedule("sweep", "0 3 * * *")`, `agenda.every("5 minutes", "sweep")`.
 */
function jobOf(method: string, of: string, [first, second]: readonly Value[]): Job | undefined {
  if (first === undefined) return undefined;
  if (method === "upsertJobScheduler" || method === "add") return { name: first };
  if (second === undefined) return undefined;
  if (method === "schedule" && /boss$/i.test(of)) return { name: first, time: second };
  return method === "every" && /agenda$/i.test(of) ? { name: second, time: first } : undefined;
}

/** `{ pattern: "0 3 * * *" }`, `{ cron: … }`, `{ every: 60_000 }`; of two forms the one that says it best. */
function timeIn(options: Value | undefined): Value | undefined {
  const forms = options?.kind === "either" ? options.options : [options];
  const pattern = forms.map((one) => optionOf(one, "pattern") ?? optionOf(one, "cron"));
  const [time] = pattern.filter((one) => one !== undefined);
  if (time !== undefined) return time;
  const every = forms.map((one) => optionOf(one, "every")).find((one) => one !== undefined);
  if (every === undefined) return undefined;
  return { kind: "concat", parts: [{ kind: "text", text: "every " }, every] };
}
