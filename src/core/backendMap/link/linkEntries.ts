import type { EntryPoint } from "../backendMap.ts";
import type { EntryFact, FileFacts } from "../facts/facts.ts";
import { handlerOf } from "./routes/handlers.ts";
import type { Linking } from "./linking.ts";
import { textsOf } from "./names/textsOf.ts";

/** Entry points that have no path: fields, procedures, topics, schedules. */
export function linkEntries(
  linking: Pick<Linking, "index" | "evaluate" | "uriOf">,
): readonly EntryPoint[] {
  return [...linking.index.files.values()].flatMap((file) =>
    file.entries.flatMap((entry) => linkEntry(entry, file, linking)),
  );
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
