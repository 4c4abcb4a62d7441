import type { EntryPoint, MapPlace } from "../../backendMap/backendMap.ts";
import type { Step } from "../../backendMap/reach.ts";
import { annotationAbove } from "../terms/annotationAbove.ts";
import { indentOf } from "../terms/indentOf.ts";
import type { ShownSources } from "./shownSources.ts";

/** What of an entry point its source says and the map does not. */
export interface SourceWords {
  /** Guards with what they are given: `requireRole("staff")`. */
  readonly guards: readonly string[];
  /** Whether something on its way opens a transaction. */
  readonly isTransactional: boolean;
}

const transaction = /\btransaction|\batomic\b|\bBeginTx?\b|\.begin\(|@Transactional/i;
/** A request of more functions is looked at no further. */
const mostSteps = 12;

export async function readSourceWords(
  entry: EntryPoint,
  steps: readonly Step[],
  sources: ShownSources,
): Promise<SourceWords> {
  const declared = await textOf(entry.declared, sources);
  const functions = steps.slice(0, mostSteps).map((step) => step.function);
  const own = entry.handler === undefined ? [] : [entry.handler];
  const texts = await Promise.all([...own, ...functions].map((one) => textOf(one, sources)));
  return {
    guards: entry.guards.map((guard) => asWritten(guard, declared)),
    isTransactional: texts.some((text) => transaction.test(text)),
  };
}

/** With the annotations above it: `@Transactional` stands in front of what it is about. */
async function textOf({ uri, range }: MapPlace, sources: ShownSources): Promise<string> {
  const { lines = [] } = (await sources.read(uri)) ?? {};
  return lines.slice(firstAnnotation(lines, range.start.line), range.end.line + 1).join("");
}

function firstAnnotation(lines: readonly string[], head: number): number {
  let first = head;
  for (;;) {
    const isSimple = /^\s*(?:@\w|\[\w)/.test(lines[first - 1] ?? "");
    const above = isSimple
      ? first - 1
      : annotationAbove(lines, first, indentOf(lines[first] ?? ""));
    if (above === first) return first;
    first = above;
  }
}

/** The map names a call without its arguments. */
function asWritten(guard: string, text: string): string {
  if (!guard.endsWith("()")) return guard;
  const start = text.indexOf(guard.slice(0, -1));
  const end = start < 0 ? -1 : text.indexOf(")", start);
  return end < 0 ? guard : text.slice(start, end + 1).replaceAll(/\s+/g, " ");
}
