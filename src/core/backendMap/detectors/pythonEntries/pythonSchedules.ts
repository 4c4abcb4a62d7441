import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentOf, argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { decoratedBy } from "../python/routeParts.ts";
import { entryAt } from "./entryAt.ts";

/** What time alone starts: APScheduler's jobs, `@repeat_every`. */
export const pythonSchedules: Stack = {
  name: "python-schedules",
  languages: ["python"],
  markers: /\bapscheduler\b|\bscheduled_job\b|\badd_job\b|\brepeat_every\b/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  return { entries: nodesOf(file.root, "call").flatMap((node) => jobOf(node, file)) };
}

function jobOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const { name, object } = calleeOf(node);
  const isDecorator = name === "scheduled_job" || name === "repeat_every" || name === "cron";
  const handler = isDecorator ? decoratedBy(node) : argumentOf(node, 0, "func");
  if (handler === undefined || (!isDecorator && (name !== "add_job" || object === undefined))) {
    return [];
  }
  const id = keywordsOf(node).get("id");
  const value = file.valueOf(handler);
  const called = id === undefined ? nameOf(handler) : file.valueOf(id);
  return [
    entryAt(node, file, {
      kind: "schedule",
      stack: "python-schedules",
      name: called,
      handler: value,
    }),
  ];
}

function nameOf(handler: SyntaxNode): Value {
  const text = fieldOf(handler, "name")?.text ?? argumentsOf(handler)[0]?.text ?? handler.text;
  return { kind: "text", text: text.slice(text.lastIndexOf(".") + 1).slice(0, 60) };
}
