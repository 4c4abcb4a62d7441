import type { BackendMap } from "../backendMap.ts";
import type { FileFacts } from "../facts/facts.ts";

/** What a file promises, decides or delivers; it says so by itself. */
export function linkDocuments(
  file: FileFacts,
  uriOf: (path: string) => string,
): Required<Pick<BackendMap, "documents" | "operations">> {
  const uri = uriOf(file.path);
  return {
    documents: file.documents.map((one) => ({ ...one, uri })),
    operations: file.operations.map((one) => ({ ...one, uri })),
  };
}
