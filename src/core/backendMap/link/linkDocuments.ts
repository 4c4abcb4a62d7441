import type { BackendMap } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";

/** What files promise, decide or deliver; they say it by themselves. */
export function linkDocuments(
  files: Iterable<FileFacts>,
  uriOf: (path: string) => string,
): Required<Pick<BackendMap, "documents" | "operations">> {
  const all = [...files];
  return {
    documents: all.flatMap(({ path, documents }) =>
      documents.map((one) => ({ ...one, uri: uriOf(path) })),
    ),
    operations: all.flatMap(({ path, operations }) =>
      operations.map((one) => ({ ...one, uri: uriOf(path) })),
    ),
  };
}
