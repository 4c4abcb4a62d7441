import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import {
  argumentOf,
  argumentsOf,
  calleeOf,
  decoratorsOf,
  keywordsOf,
  wordOf,
} from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { entryAt } from "./entryAt.ts";

/** Celery, and queues that are declared like it: tasks that messages start, and what starts them. */
export const celery: Stack = {
  name: "celery",
  languages: ["python"],
  markers:
    /celery|\bshared_task\b|\bdramatiq\b|\bhuey\b|beat_schedule|\.(?:delay|apply_async|send_task|kiq|defer)\(|@(?:\w+\.)+task\b/i,
  detect: outsideTests(detect),
};

const isTask = /^(?:shared_task|(?:\w+\.)+task|(?:dramatiq\.)?actor|db_task)$/;
/** Others that run things call them tasks as well. */
const hasTasks =
  /\b(?:celery|huey|django\.tasks|procrastinate)\b|^[ \t]*from\s+[\w.]*\btasks\s+import\b.*\btask\b/m;
const isPeriodic = /(?:^|\.)(?:db_)?periodic_task$/;

function detect(file: Reading): SomeFacts {
  const tasks = nodesOf(file.root, "function_definition").flatMap((node) => tasksOf(node, file));
  const schedules = nodesOf(file.root, "assignment", "pair", "keyword_argument").flatMap((node) =>
    scheduleOf(node, file),
  );
  const neighbours = nodesOf(file.root, "call").flatMap((node) => askedFor(node, file));
  return { entries: [...tasks, ...schedules], neighbours };
}

const fromTasks = /celery|^[ \t]*(?:from[ \t].*|import[ \t].*)(?:\b|_)tasks?\b/im;

/** What sends a task to those that run it, and what other things do as well. */
const asking = /^(?:delay|apply_async|send|send_with_options|kiq|defer|defer_async|enqueue|s|si)$/;
const sure = /^(?:delay|apply_async)$/;

/** `send_receipt.delay(order)`, `send_receipt.apply_async(…)`: a message to the task of this name. */
function askedFor(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const callee = calleeOf(node);
  const { name } = callee;
  if (name === "send_task" && callee.object !== undefined) return sentByName(node, file);
  const object = asking.test(name) ? taskIn(callee.object) : undefined;
  if (object === undefined || !/^(?:identifier|attribute)$/.test(object.type)) return [];
  const task = object.text.slice(object.text.lastIndexOf(".") + 1);
  // The workers of a process are asked so too, and what is put together names no task.
  if (/pool|executor|^self$|^(?:runner|signature|chain|group|chord)$/i.test(task)) return [];
  const isOfTask = callee.object?.type === "call" || fromTasks.test(file.text);
  return [sentTo(object, task, { node, file, isSure: isOfTask && sure.test(name) })];
}

interface Sent {
  readonly node: SyntaxNode;
  readonly file: Reading;
  /** It is one whatever it is sent to. */
  readonly isSure: boolean;
}

function sentTo(object: SyntaxNode, task: string, { node, file, isSure }: Sent): NeighbourFact {
  const own = object.type === "identifier" ? nameOfTask(task, file) : task;
  const said: Value =
    own === undefined ? { kind: "unknown", text: task } : { kind: "text", text: own };
  const place = { kind: "producer", scope: file.scopeOf(node), range: rangeOf(node) } as const;
  return { ...place, name: said, to: file.valueOf(object), ...(!isSure && { needsEntry: true }) };
}

/** `send_receipt` of `request.task(send_receipt).delay()` and of `send_receipt.si(order).delay()`. */
export function taskIn(asked: SyntaxNode | undefined): SyntaxNode | undefined {
  if (asked?.type !== "call") return asked;
  const { name, object } = calleeOf(asked);
  if (name === "task") return argumentsOf(asked)[0];
  return /^(?:s|si|signature|subtask|set)$/.test(name) ? object : undefined;
}

/** `app.send_task("reports.send", …)`: a task that another project may have. */
function sentByName(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const name = argumentOf(node, 0, "name");
  if (name === undefined) return [];
  const { scopeOf, valueOf } = file;
  return [{ kind: "producer", name: valueOf(name), scope: scopeOf(node), range: rangeOf(node) }];
}

/**
 * A task by the name that it is defined by; none for one that holds one task or another:
 * `send = by_mail if urgent else by_post`.
 */
function nameOfTask(called: string, { facts }: Reading): string | undefined {
  const bound = facts.bindings.find(({ name }) => name === called)?.value;
  if (bound?.kind === "import") return bound.name ?? called;
  const isDefined = facts.definitions.some(({ name }) => name === called);
  return isDefined || bound?.kind === "definition" ? called : undefined;
}

function tasksOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const own: Value = { kind: "text", text: wordOf(node, "name") };
  return decoratorsOf(node).flatMap((decorator) => {
    const call = decorator.type === "call" ? decorator : undefined;
    const words = call === undefined ? decorator.text : calleeOf(call).words;
    const kind = isPeriodic.test(words) ? "schedule" : "message";
    const isOwn = isTask.test(words) || (words === "task" && hasTasks.test(file.text));
    if (!isOwn && kind === "message") return [];
    const given = call && keywordsOf(call).get("name");
    const name = given === undefined ? own : file.valueOf(given);
    return [entryAt(decorator, file, { kind, stack: "celery", name, handler: file.valueOf(node) })];
  });
}

/** `beat_schedule = {"nightly": {"task": "shop.tasks.clean", "schedule": crontab(hour=3)}}`. */
function scheduleOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const name = fieldOf(node, "left") ?? fieldOf(node, "key") ?? fieldOf(node, "name");
  const given = fieldOf(node, "right") ?? fieldOf(node, "value");
  const isSchedule = /(?:^|[._"'])(?:CELERY_?)?BEAT_SCHEDULE["']?$/i.test(name?.text ?? "");
  if (!isSchedule || given?.type !== "dictionary") return [];
  return childrenOf(given).flatMap((pair) => {
    const [key, settings] = [literalOf(fieldOf(pair, "key")), fieldOf(pair, "value")];
    if (key === undefined || settings?.type !== "dictionary") return [];
    const settingOf = (word: string): SyntaxNode | undefined => {
      const found = childrenOf(settings).find((one) => literalOf(fieldOf(one, "key")) === word);
      return found && fieldOf(found, "value");
    };
    const handler = handlerOf(settingOf("task"), file);
    const runs = literalOf(settingOf("task"));
    const time = settingOf("schedule")?.text ?? "";
    return [
      entryAt(pair, file, {
        kind: "schedule",
        stack: "celery",
        name: { kind: "text", text: `${key} ${time}`.trim() },
        ...(handler && { handler }),
        ...(runs !== undefined && { runs }),
      }),
    ];
  });
}

/** A task by its dotted path. */
function handlerOf(task: SyntaxNode | undefined, file: Reading): Value | undefined {
  if (task === undefined) return undefined;
  const path = literalOf(task);
  if (path === undefined) return file.valueOf(task);
  const dot = path.lastIndexOf(".");
  return dot < 0
    ? undefined
    : { kind: "import", module: path.slice(0, dot), name: path.slice(dot + 1) };
}
