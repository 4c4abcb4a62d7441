import type { EntryFact, SomeFacts } from "../../facts/facts.ts";
import type { Value } from "../../facts/value.ts";
import { nodesOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { textOf } from "../../languages/rust/values.ts";
import type { Reading, Stack } from "../../reading/stack.ts";
import { callsOf, placeOf, type Call } from "./routing.ts";

/** What time alone starts: jobs of tokio-cron-scheduler and job_scheduler. */
export const rustSchedules: Stack = {
  name: "rust-schedules",
  languages: ["rust"],
  markers: /\b(?:tokio_cron_scheduler|job_scheduler(?:_ng)?)\b/,
  detect: (file): SomeFacts => ({ entries: callsOf(file).flatMap((call) => jobOf(call, file)) }),
};

/** `Job::new("0 0 * * * *", run)`, `Job::new_repeated_async(Duration::from_secs(60), run)`. */
const makes = /(?:^|::)Job::new(?:_(?:async|cron_job|repeated|one_shot|at_instant|tz)\w*)?$/;

function jobOf(call: Call, file: Reading): readonly EntryFact[] {
  const { path = "", args } = call;
  const [time] = args;
  const handler = args.at(-1);
  if (!makes.test(path) || time === undefined || handler === undefined || args.length < 2) {
    return [];
  }
  return [
    {
      kind: "schedule",
      stack: "rust-schedules",
      name: timeOf(time, file),
      handler: file.valueOf(handler),
      guards: [],
      ...placeOf(call),
    },
  ];
}

/** `"0 0 * * * *".parse().unwrap()` is what its text says. */
function timeOf(time: SyntaxNode, file: Reading): Value {
  const [text] = nodesOf(time, "string_literal", "raw_string_literal");
  if (text !== undefined) return { kind: "text", text: textOf(text) };
  const isDuration = /\bDuration::/.test(time.text);
  return isDuration ? { kind: "text", text: `every ${time.text}` } : file.valueOf(time);
}
