import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import type { Value } from "../../facts/value.ts";
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
  const isNamed = /^(?:identifier|selector_expression)$/.test(handler.type);
  const words = handler.text.slice(handler.text.lastIndexOf(".") + 1);
  const [time = handler] = args;
  const isTimed = time.id !== handler.id;
  return [
    {
      kind: "schedule",
      stack: "go-schedules",
      name: nameOf(isNamed ? words : "", isTimed ? file.valueOf(time) : undefined),
      handler: file.valueOf(handler),
      guards: [],
      ...placeOf(call),
    },
  ];
}

/** What runs and when, as far as they are known. */
function nameOf(words: string, time: Value | undefined): Value {
  if (time === undefined) return { kind: "text", text: words };
  return words === ""
    ? time
    : { kind: "concat", parts: [{ kind: "text", text: `${words} ` }, time] };
}

function handlerIn({ name, args, operand, file }: Call): SyntaxNode | undefined {
  if (name === "AddFunc" || name === "AddJob") return args.length === 2 ? args[1] : undefined;
  if (!file.text.includes("go-co-op/gocron")) return undefined;
  const isTask = name === "NewTask" && operand.text === "gocron";
  return name === "Do" || isTask ? args[0] : undefined;
}
