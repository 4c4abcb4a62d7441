import { fileScope } from "../../facts/value.ts";
import type { CallSite, CallSites } from "./language.ts";

/** Wrappers of wrappers are looked through so deep. */
const deepest = 3;

/**
 * Calls without those by generated functions that nobody calls: `Handler`, `HandlerFromMux` and
 * `HandlerWithOptions` are offered beside each other, and a server takes one. Where none is called,
 * one may be handed on, and all count.
 */
export function withoutUncalled(sites: CallSites): CallSites {
  const of = (file: CallSite["file"], definition: number, depth: number): readonly CallSite[] => {
    const all = sites.of(file, definition);
    if (depth > deepest || !all.some((one) => one.file.isGenerated)) return all;
    const called = all.filter((one) => {
      const wrapper = wrapperAround(one);
      return wrapper === undefined || of(one.file, wrapper, depth + 1).length > 0;
    });
    return called.length > 0 ? called : all;
  };
  return { of: (file, definition) => of(file, definition, 0) };
}

/** The generated function at the top of its file that a call stands in. */
function wrapperAround({ file, call }: CallSite): number | undefined {
  const definition = file.definitions[call.scope];
  const isWrapper =
    file.isGenerated === true &&
    definition?.kind === "function" &&
    definition.scope === fileScope &&
    definition.name !== "";
  return isWrapper ? call.scope : undefined;
}
