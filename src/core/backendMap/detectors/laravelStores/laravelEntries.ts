import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import { nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { chainOf, isContinued, wordOf, type PhpLink } from "../../languages/php/literals.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
import { jobsAskedFor, lastOf } from "./jobsAskedFor.ts";

/** What Laravel runs without a request: jobs of its queues, what asks for them, and its schedule. */
export const laravelEntries: Stack = {
  name: "laravel-entries",
  languages: ["php"],
  markers:
    /\bShouldQueue\b|\$schedule->|\bSchedule::|\\Jobs\\|\bdispatch\w*\(|\bnotify\(|->(?:queue|later|send)\(/,
  detect: (file): SomeFacts => ({
    entries: [...jobsIn(file), ...schedulesIn(file)],
    neighbours: jobsAskedFor(file),
  }),
};

/** What a queue runs of a class: of a job its `handle`, else what writes a mail or a notification. */
const runs = ["handle", "build", "content", "toMail", "toArray", "via"];

/** Classes that a queue runs. */
function jobsIn(file: Reading): readonly EntryFact[] {
  const { definitions } = file.facts;
  return definitions.flatMap((one, index): readonly EntryFact[] => {
    const isQueued = (one.bases ?? []).some(
      (base) => base.kind === "import" && /(?:^|\\)ShouldQueue$/.test(base.name ?? ""),
    );
    const methods = runs.map((run) =>
      definitions.findIndex(({ scope, name }) => scope === index && name === run),
    );
    const handle = methods.find((at) => at >= 0);
    if (one.kind !== "class" || !isQueued || handle === undefined) return [];
    return [
      {
        kind: "message",
        stack: "laravel",
        name: { kind: "text", text: lastOf(one.name) },
        handler: { kind: "definition", definition: handle },
        guards: [],
        scope: index,
        range: one.nameRange,
      },
    ];
  });
}

/** `$schedule->command("reports:send")->daily()`, `Schedule::job(new Prune)->hourly()`. */
function schedulesIn(file: Reading): readonly EntryFact[] {
  return nodesOf(file.root, "member_call_expression", "scoped_call_expression").flatMap((node) => {
    const { root, links } = chainOf(node);
    const [first, ...more] = links;
    if (isContinued(node) || first === undefined || !isSchedule(root)) return [];
    const run = first.args.plain[0];
    if (run === undefined || !/^(?:command|job|call|exec)$/.test(first.name)) return [];
    const handler = handlerOf(run, file);
    const command = first.name === "command" ? wordOf(run) : undefined;
    return [
      {
        kind: "schedule",
        stack: "laravel",
        name: {
          kind: "text",
          text: [ranBy(run, file), ...more.map(wordsOf)].filter(Boolean).join(" ") || first.name,
        },
        ...(handler !== undefined && { handler }),
        ...(command !== undefined && { runs: command }),
        guards: [],
        scope: file.scopeOf(node),
        range: rangeOf(node),
      },
    ];
  });
}

const isSchedule = ({ text }: SyntaxNode): boolean =>
  /^(?:\$schedule|\\?(?:\w+\\)*Schedule)$/.test(text);

/** The command, or the class of the job. */
function ranBy(run: SyntaxNode, file: Reading): string {
  const value = file.valueOf(run);
  const made = value.kind === "call" ? value.callee : value;
  return wordOf(run) ?? (made.kind === "import" ? lastOf(made.name ?? "") : "");
}

/** "daily", "dailyAt 13:00", "hourlyAt 5". */
function wordsOf({ name, args }: PhpLink): string {
  const given = args.plain.flatMap((one) =>
    one.type === "integer" ? one.text : (wordOf(one) ?? []),
  );
  return [name, ...given].join(" ");
}

/** A closure, or the `handle` of the class that is named. */
function handlerOf(run: SyntaxNode, file: Reading): Value | undefined {
  const value = file.valueOf(run);
  if (value.kind === "definition") return value;
  const made = value.kind === "call" ? value.callee : value;
  return made.kind === "import" ? { kind: "member", of: made, name: "handle" } : undefined;
}
