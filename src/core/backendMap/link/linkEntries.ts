import type { EntryPoint } from "../backendMap.ts";
import type { EntryFact, FileFacts } from "../facts/facts.ts";
import { proceduresNamed, promisedIn } from "./entries/contracts.ts";
import { entriesPerCall } from "./entries/entriesPerCall.ts";
import { isAskedFor, startedByName } from "./entries/started.ts";
import { linkAnswerer } from "./entries/linkAnswerers.ts";
import type { LinkedAnswerer } from "./entries/linkAnswerers.ts";
import { handlerOf } from "./routes/handlers.ts";
import type { SeenLinking } from "./knownLinkings.ts";
import type { Linking } from "./linking.ts";
import { textsOf } from "./names/textsOf.ts";

type Follow = Pick<Linking, "index" | "evaluate" | "uriOf">;

/** Entry points of a file that have no path: fields, procedures, topics, schedules. */
export function linkEntries(file: FileFacts, linking: SeenLinking): readonly EntryPoint[] {
  return file.entries
    .flatMap((fact) => entriesPerCall({ fact, file }, linking.calling))
    .flatMap((one) => linkEntry(one.fact, one.file, linking))
    .map((one) => withContract(one, linking));
}

/** What in a file answers what contracts promise. */
export function linkAnswerers(file: FileFacts, linking: Follow): readonly LinkedAnswerer[] {
  const promised = promisedIn(linking.index);
  return file.answerers
    .map((one) => linkAnswerer(one, file, promised, linking))
    .map((one) => ({ ...one, entries: one.entries.map((each) => withContract(each, linking)) }));
}

function linkEntry(entry: EntryFact, file: FileFacts, linking: Follow): readonly EntryPoint[] {
  const { kind, stack, guards, range, scope, needsMessage } = entry;
  if (needsMessage && !isAskedFor(entry, linking)) return [];
  const runs = entry.runs === undefined ? undefined : startedByName(entry.runs, linking);
  return textsOf(entry.name, { file, scope }, linking.evaluate).map(({ text, unresolved }) => ({
    kind,
    stack,
    name: text,
    ...(runs ? handlerOf(runs.fact, runs.file, linking) : handlerOf(entry, file, linking)),
    declared: { uri: linking.uriOf(file.path), range },
    guards,
    ...(unresolved !== undefined && { unresolved }),
  }));
}

/** With where it is promised; of several copies the first that stands there. */
function withContract(entry: EntryPoint, { index, uriOf }: Follow): EntryPoint {
  const [promised] = index.find(proceduresNamed, entry.name ?? "");
  if (promised?.procedure.kind !== entry.kind) return entry;
  const { file, procedure } = promised;
  return { ...entry, contract: { uri: uriOf(file.path), range: procedure.range } };
}

/**
 * A class can be found to answer in two ways: by what it is made of, and where it is registered; and
 * a job of a queue wherever it is handed over.
 */
export function distinctEntries(entries: readonly EntryPoint[]): readonly EntryPoint[] {
  const seen = new Set<string>();
  return entries.filter(({ kind, name = "", stack, handler, declared }) => {
    const isHanded = stack === "python-queues" && handler !== undefined;
    if (kind !== "graphql" && kind !== "grpc" && !isHanded) return true;
    const { uri, range } = isHanded ? handler : declared;
    const key = `${kind} ${name} ${uri} ${range.start.line}:${range.start.character}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
