import type { BackendMap } from "./backendMap.ts";
import { languages, stacks } from "./detectors/stacks.ts";
import type { FileFacts } from "./facts/facts.ts";
import { createLinker } from "./link/createLinker.ts";
import type { Linker } from "./link/createLinker.ts";

/** @param uriOf a file's path as a URI, the same as long as there is the file. */
export function createBackendLinker(uriOf: (path: string) => string): Linker {
  const stackOf = new Map(stacks.toReversed().map((one) => [one.name, one]));
  return createLinker({
    languages,
    uriOf,
    expand: (name: string) => stackOf.get(name)?.expand,
    expandMount: (mount, file, index) =>
      stackOf.get(mount.stack ?? "")?.expandMount?.(mount, file, index),
  });
}

/**
 * Puts the facts of all files together.
 *
 * @param files by their path.
 * @param uriOf a file's path as a URI.
 */
export function buildBackendMap(
  files: ReadonlyMap<string, FileFacts>,
  uriOf: (path: string) => string,
): BackendMap {
  const linker = createBackendLinker(uriOf);
  for (const steps = linker.link(files); steps.next().done !== true;);
  return linker.map();
}
