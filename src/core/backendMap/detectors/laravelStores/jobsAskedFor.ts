import type { NeighbourFact } from "../../facts/facts.ts";
import { childrenOf, fieldOf, nodesOf, rangeOf, type SyntaxNode } from "../../grammars/syntax.ts";
import { callTypes } from "../../languages/php/literals.ts";
import type { Reading } from "../../reading/stack.ts";

const dispatching = /^dispatch(?:If|Unless|AfterResponse)?$/;
/** Calls that take a job, a mail or a notification which was made for them, or a list of such. */
const taking =
  /^(?:dispatch(?:ToQueue|AfterResponse)?|push(?:On)?|later(?:On)?|bulk|chain|batch|add|queue|send|notify)$/;
const between = /^(?:argument|arguments|array_creation_expression|array_element_initializer)$/;

/**
 * `SendReminder::dispatch($order)`, `dispatch(new SendReminder($order))`, `Mail::to($who)->queue(new Receipt)`:
 * jobs of a project's folder of them, and what else a queue runs, since events are dispatched in the same words.
 */
export function jobsAskedFor(file: Reading): readonly NeighbourFact[] {
  const dispatched = nodesOf(file.root, "scoped_call_expression").flatMap((node) =>
    dispatching.test(fieldOf(node, "name")?.text ?? "")
      ? asked(fieldOf(node, "scope"), node, file)
      : [],
  );
  const made = nodesOf(file.root, "object_creation_expression").flatMap((node) =>
    taking.test(takerOf(node)) ? asked(childrenOf(node)[0], node, file) : [],
  );
  return [...dispatched, ...made];
}

function asked(
  type: SyntaxNode | undefined,
  node: SyntaxNode,
  file: Reading,
): readonly NeighbourFact[] {
  const job = type === undefined ? undefined : file.valueOf(type);
  if (job?.kind !== "import") return [];
  const isJob = (job.name ?? "").includes("\\Jobs\\");
  const name = { kind: "text", text: lastOf(job.name ?? "") } as const;
  const place = { kind: "producer", scope: file.scopeOf(node), range: rangeOf(node) } as const;
  return [{ ...place, name, to: job, ...(!isJob && { needsEntry: true }) }];
}

/** The name of the call that something is an argument of, alone or in a list. */
function takerOf(node: SyntaxNode): string {
  let around = node.parent;
  while (around !== null && between.test(around.type)) around = around.parent;
  const isCall = callTypes.some((type) => type === around?.type);
  if (around === null || !isCall) return "";
  return (fieldOf(around, "name") ?? fieldOf(around, "function"))?.text ?? "";
}

/** A class without its namespace. */
export const lastOf = (name: string): string => name.slice(name.lastIndexOf("\\") + 1);
