import type { EntryFact, NeighbourFact } from "../../facts/facts.ts";
import { nameOfType, type Value } from "../../facts/value.ts";
import { fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { argumentsOf, wordOf } from "../../languages/ruby/literals.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { isRubyTest } from "./isRubyTest.ts";

/** Jobs of Active Job, Sidekiq and their kin: what runs them, what asks for them, and when. */
export const rubyJobs: Stack = {
  name: "ruby-jobs",
  languages: ["ruby"],
  markers:
    /\bdef (?:perform|each_iteration)\b|\.perform_(?:async|in|at|later|bulk)\b|Sidekiq::Cron|\bevery\b/,
  detect: (file) => {
    if (isRubyTest(file.path)) return {};
    const calls = nodesOf(file.root, "call");
    return {
      entries: [...jobsIn(file), ...calls.flatMap((node) => scheduleOf(node, file))],
      neighbours: calls.flatMap((node) => askedFor(node, file)),
    };
  },
};

const jobFolder = /(?:^|\/)app\/(?:jobs|workers|sidekiq)\//;
const job = /(?:^|::)(?:\w*(?:Job|Worker)|ActiveJob::Base)$/;

/** What a job runs; one that goes through rows may run once for each of them. */
const performing = /^(?:perform|each_iteration)$/;

/** Classes of a job's kind, or where Rails keeps jobs, that say what they perform. */
function jobsIn(file: Reading): readonly EntryFact[] {
  const { definitions } = file.facts;
  return definitions.flatMap((one, index): readonly EntryFact[] => {
    const perform = definitions.findIndex(
      ({ scope, name, kind }) => scope === index && kind === "method" && performing.test(name),
    );
    const isJob = jobFolder.test(file.path) || (one.bases ?? []).some(isJobClass);
    if (one.kind !== "class" || !isJob || perform < 0) return [];
    return [
      {
        kind: "message",
        stack: "ruby-jobs",
        name: { kind: "text", text: one.name },
        handler: { kind: "definition", definition: perform },
        guards: [],
        scope: index,
        range: one.nameRange,
      },
    ];
  });
}

function isJobClass(base: Value): boolean {
  const names = base.kind === "either" ? base.options : [base];
  return names.some((one) => one.kind === "import" && job.test(one.name ?? ""));
}

const asking = /^perform_(?:async|in|at|later|bulk)$/;

/** `SendReceipt.perform_async(id)`, `SendReceipt.set(wait: 5.minutes).perform_later(order)`. */
function askedFor(node: SyntaxNode, file: Reading): readonly NeighbourFact[] {
  if (!asking.test(fieldOf(node, "method")?.text ?? "")) return [];
  let receiver = fieldOf(node, "receiver");
  while (receiver?.type === "call") receiver = fieldOf(receiver, "receiver");
  if (receiver?.type !== "constant" && receiver?.type !== "scope_resolution") return [];
  return [
    {
      kind: "producer",
      name: wholeName(receiver, file),
      scope: file.scopeOf(node),
      range: rangeOf(node),
    },
  ];
}

/** With the modules around it, since several may have a job of one name; as it stands where that is not known. */
function wholeName(constant: SyntaxNode, file: Reading): Value {
  const known: Value = { kind: "member", of: file.valueOf(constant), name: nameOfType };
  return {
    kind: "either",
    options: [known, { kind: "text", text: constant.text.replace(/^::/, "") }],
  };
}

function scheduleOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  return [...cronOf(node, file), ...everyOf(node, file)];
}

/** `Sidekiq::Cron::Job.create(name: …, cron: …, class: …)`. */
function cronOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const receiver = fieldOf(node, "receiver")?.text ?? "";
  const isMade = /^(?:create!?|new)$/.test(fieldOf(node, "method")?.text ?? "");
  if (!receiver.endsWith("Sidekiq::Cron::Job") || !isMade) return [];
  const { named } = argumentsOf(node);
  const word = (...keys: readonly string[]): string | undefined =>
    keys.flatMap((key) => wordOf(named.get(key)) ?? []).at(0);
  const runs = word("class", "klass");
  const name = word("cron", "name", "class", "klass");
  return name === undefined ? [] : [scheduled(name, performOf(runs), node, file)];
}

/** `every 1.day do … end` of a schedule. */
function everyOf(node: SyntaxNode, file: Reading): readonly EntryFact[] {
  const isEvery =
    fieldOf(node, "method")?.text === "every" && fieldOf(node, "receiver") === undefined;
  const [time] = argumentsOf(node).plain;
  if (!isEvery || !/(?:^|\/)schedule\.rb$/.test(file.path) || time === undefined) return [];
  return [scheduled(`every ${wordOf(time) ?? time.text}`, undefined, node, file)];
}

function scheduled(
  name: string,
  handler: Value | undefined,
  node: SyntaxNode,
  file: Reading,
): EntryFact {
  return {
    kind: "schedule",
    stack: "ruby-jobs",
    name: { kind: "text", text: name },
    ...(handler && { handler }),
    guards: [],
    scope: file.scopeOf(node),
    range: rangeOf(node),
  };
}

function performOf(name: string | undefined): Value | undefined {
  if (name === undefined) return undefined;
  const of = { kind: "import", module: "constant", name: name.replace(/^::/, "") } as const;
  return { kind: "member", of, name: "perform" };
}
