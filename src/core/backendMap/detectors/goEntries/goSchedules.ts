import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { SyntaxNode } from "../../grammars/syntax.ts";
import { callsOf, placeOf, type Call } from "../goRouting/routing.ts";

/** What time alone starts: jobs of robfig/cron and gocron. */
export const goSchedules: Stack = {
  name: "go-schedules",
  languages: ["go"],
  markers: /robfig\/cron|go-co-op\/gocron/,
  detect: (file: Reading): SomeFacts => ({ entries: callsOf(file).flatMap(jobOf) }),
};

function jobOf(call: Call): readonly EntryFact[] {
  const handler = handlerIn(call);
  if (handler === undefined) return [];
  const { args, file } = call;
  // A job that has no name is called by when it runs.
  const isNamed = /^(?:identifier|selector_expression)$/.test(handler.type);
  const words = handler.text.slice(handler.text.lastIndexOf(".") + 1);
  const [first = handler] = args;
  return [
    {
      kind: "schedule",
      stack: "go-schedules",
      name: isNamed ? { kind: "text", text: words } : file.valueOf(first),
      handler: file.valueOf(handler),
      guards: [],
      ...placeOf(call),
    },
  ];
}

function handlerIn({ name, args, operand, file }: Call): SyntaxNode | undefined {
  if (name === "AddFunc" || name === "AddJob") return args.length === 2 ? args[1] : undefined;
  if (!file.text.includes("go-co-op/gocron")) return undefined;
  const isTask = name === "NewTask" && operand.text === "gocron";
  return name === "Do" || isTask ? args[0] : undefined;
}
