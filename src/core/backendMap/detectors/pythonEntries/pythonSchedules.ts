import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { decoratedBy } from "../python/routeParts.ts";
import { taskIn } from "./celery.ts";
import { entryAt } from "./entryAt.ts";

/** What time alone starts: APScheduler's jobs, Celery's periodic tasks, `@repeat_every`. */
export const pythonSchedules: Stack = {
  name: "python-schedules",
  languages: ["python"],
  markers: /\bapscheduler\b|\bscheduled_job\b|\badd_job\b|\badd_periodic_task\b|\brepeat_every\b/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  return { entries: nodesOf(file.root, "call").flatMap((node) => jobOf(node, file)) };
}

function jobOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const handler = handlerOf(node);
  if (handler === undefined) return [];
  const id = keywordsOf(node).get("id") ?? keywordsOf(node).get("name");
  const value = file.valueOf(handler);
  const called = id === undefined ? nameOf(handler) : file.valueOf(id);
  const time = timeOf(node, handler);
  return [
    entryAt(node, file, {
      kind: "schedule",
      stack: "python-schedules",
      name: { kind: "concat", parts: [called, { kind: "text", text: ` ${time}` }] },
      handler: value,
    }),
  ];
}

function handlerOf(node: SyntaxNode): SyntaxNode | undefined {
  const { name, object } = calleeOf(node);
  switch (name) {
    case "scheduled_job":
    case "repeat_every":
    case "cron":
      return decoratedBy(node);
    case "add_job":
      return object && taskIn(argumentOf(node, 0, "func"));
    case "add_periodic_task":
      return object && taskIn(argumentOf(node, 1, "sig"));
    default:
      return undefined;
  }
}

const ofTime =
  /^(?:trigger|run_date|seconds?|minutes?|hours?|days?|weeks?|months?|years?|day_of_week|cron)$/;

/** As the code says it: `"cron", hour=2`. */
function timeOf(node: SyntaxNode, handler: SyntaxNode): string {
  const plain = argumentsOf(node).filter((one) => taskIn(one)?.id !== handler.id);
  const named = [...keywordsOf(node)].filter(([name]) => ofTime.test(name));
  return [
    ...plain.slice(0, 1).map((one) => literalOf(one) ?? one.text),
    ...named.map(([name, { text }]) => (name === "trigger" ? text : `${name}=${text}`)),
  ].join(" ");
}

function nameOf(handler: SyntaxNode): Value {
  const text = fieldOf(handler, "name")?.text ?? argumentsOf(handler)[0]?.text ?? handler.text;
  return { kind: "text", text: text.slice(text.lastIndexOf(".") + 1).slice(0, 60) };
}
