import type { EntryFact, NeighbourFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, calleeOf, keywordsOf } from "../../languages/python/calls.ts";
import { literalOf } from "../../languages/python/strings.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { outsideTests } from "../python/outsideTests.ts";
import { entryAt } from "./entryAt.ts";

/** Queues whose jobs are plain functions: RQ is handed them, a worker of arq lists them. */
export const pythonQueues: Stack = {
  name: "python-queues",
  languages: ["python"],
  markers: /\brq\b|\bdjango_rq\b|\barq\b|\benqueue_job\(|\.enqueue\(|\basync_task\(/,
  detect: outsideTests(detect),
};

function detect(file: Reading): SomeFacts {
  const calls = nodesOf(file.root, "call");
  const handed = calls.flatMap((node) => handedJob(node, file));
  return {
    entries: [...oncePerJob(handed, file), ...workersIn(file)],
    neighbours: [
      ...handed.map(({ node, name }) => producer(node, { kind: "text", text: name }, file)),
      ...calls.flatMap((node) => namedJob(node, file)),
    ],
  };
}

interface HandedJob {
  readonly node: SyntaxNode;
  readonly name: string;
  readonly runs: Value;
}

const handing = /^enqueue(?:_call|_in|_at)?$/;
const ofQueue = /queue|^q$|rq/i;

/** `queue.enqueue(send_receipt, order)`, `django_rq.enqueue("shop.jobs.clean")`. */
function handedJob(node: SyntaxNode, file: Reading): readonly HandedJob[] {
  const { name } = calleeOf(node);
  if (!isHanding(node)) return [];
  const place = /_(?:in|at)$/.test(name) ? 1 : 0;
  const job = keywordsOf(node).get("func") ?? argumentsOf(node)[place];
  const path = literalOf(job);
  if (path !== undefined) return jobAt(path).map((one) => ({ node, ...one }));
  const isNamed = job !== undefined && /^(?:identifier|attribute)$/.test(job.type);
  return isNamed ? [{ node, name: lastWord(job.text), runs: file.valueOf(job) }] : [];
}

function isHanding(node: SyntaxNode): boolean {
  const { name, object } = calleeOf(node);
  if (object === undefined) return name === "async_task" || name === "enqueue";
  return handing.test(name) && ofQueue.test(lastWord(object.text));
}

/** A function by its dotted path. */
function jobAt(path: string): readonly Omit<HandedJob, "node">[] {
  const dot = path.lastIndexOf(".");
  const name = path.slice(dot + 1);
  return dot < 0 ? [] : [{ name, runs: { kind: "import", module: path.slice(0, dot), name } }];
}

const lastWord = (words: string): string => words.slice(words.lastIndexOf(".") + 1);

/** A job that a file hands over more than once is one entry point. */
function oncePerJob(handed: readonly HandedJob[], file: Reading): readonly EntryFact[] {
  const byName = new Map(handed.toReversed().map((one) => [one.name, one]));
  return [...byName.values()].map(({ node, name, runs }) => entry(node, name, runs, file));
}

const entry = (node: SyntaxNode, name: string, handler: Value, file: Reading): EntryFact =>
  entryAt(node, file, {
    kind: "message",
    stack: "python-queues",
    name: { kind: "text", text: name },
    handler,
  });

/** `class WorkerSettings: functions = [send_receipt]`. */
function workersIn(file: Reading): readonly EntryFact[] {
  if (!/\barq\b|\bWorkerSettings\b/.test(file.text)) return [];
  return nodesOf(file.root, "assignment", "keyword_argument").flatMap((one) => {
    const name = fieldOf(one, "left") ?? fieldOf(one, "name");
    const listed = fieldOf(one, "right") ?? fieldOf(one, "value");
    if (name?.text !== "functions" || listed?.type !== "list") return [];
    return childrenOf(listed)
      .filter(({ type }) => type === "identifier" || type === "attribute")
      .map((job) => entry(job, lastWord(job.text), file.valueOf(job), file));
  });
}

/** `await redis.enqueue_job("send_receipt", order)`. */
function namedJob(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  const [job] = calleeOf(node).name === "enqueue_job" ? argumentsOf(node) : [];
  return job === undefined ? [] : [producer(node, file.valueOf(job), file)];
}

const producer = (node: SyntaxNode, name: Value, file: Reading): NeighbourFact => ({
  kind: "producer",
  name,
  scope: file.scopeOf(node),
  range: rangeOf(node),
});
