import type { EntryPoint, Procedure } from "../backendMap.ts";
import type { EntryFact, FileFacts } from "../facts/facts.ts";
import { promisedIn, shortName } from "./entries/contracts.ts";
import { linkAnswerer } from "./entries/linkAnswerers.ts";
import { linkProcedures } from "./entries/linkProcedures.ts";
import { handlerOf } from "./routes/handlers.ts";
import type { Linking } from "./linking.ts";
import { textsOf } from "./names/textsOf.ts";

type Follow = Pick<Linking, "index" | "evaluate" | "uriOf">;

/** Entry points that have no path, fields, procedures, topics, schedules, and what promises them. */
export function linkEntries(linking: Follow): {
  readonly entries: readonly EntryPoint[];
  readonly procedures: ReturnType<typeof linkProcedures>;
} {
  const files = [...linking.index.files.values()];
  const promised = promisedIn(files);
  const answerers = files.flatMap((file) =>
    file.answerers.map((one) => linkAnswerer(one, file, promised, linking)),
  );
  const entries = distinct([
    ...files.flatMap((file) => file.entries.flatMap((entry) => linkEntry(entry, file, linking))),
    ...answerers.flatMap((one) => one.entries),
  ]);
  const procedures = linkProcedures(files, entries, answerers, linking.uriOf);
  return { entries: withContracts(entries, procedures), procedures };
}

function linkEntry(
  entry: EntryFact,
  file: FileFacts,
  linking: Pick<Linking, "evaluate" | "uriOf">,
): readonly EntryPoint[] {
  const { kind, stack, guards, range, scope } = entry;
  return textsOf(entry.name, { file, scope }, linking.evaluate).map(({ text, unresolved }) => ({
    kind,
    stack,
    name: text,
    ...handlerOf(entry, file, linking),
    declared: { uri: linking.uriOf(file.path), range },
    guards,
    ...(unresolved !== undefined && { unresolved }),
  }));
}

/** Each with where it is promised; of several copies the first that stands there. */
function withContracts(
  entries: readonly EntryPoint[],
  procedures: readonly Procedure[],
): readonly EntryPoint[] {
  const places = new Map(procedures.toReversed().map((one) => [shortName(one.name), one]));
  return entries.map((entry) => {
    const promised = places.get(entry.name ?? "");
    if (promised?.kind !== entry.kind) return entry;
    const { uri, range } = promised;
    return { ...entry, contract: { uri, range } };
  });
}

/** A class can be found to answer in two ways: by what it is made of, and where it is registered. */
function distinct(entries: readonly EntryPoint[]): readonly EntryPoint[] {
  const seen = new Set<string>();
  return entries.filter(({ kind, name = "", declared: { uri, range } }) => {
    if (kind !== "graphql" && kind !== "grpc") return true;
    const key = `${kind} ${name} ${uri} ${range.start.line}:${range.start.character}`;
    if (seen.has(key)) return false;
    seen.add(key);
    return true;
  });
}
