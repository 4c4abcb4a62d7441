import type { Finding } from "./finding.ts";

/** The findings of this window: the only mutable state that surfaces draw. */
export interface FindingStore {
  /** In the order in which they were found. */
  all(): readonly Finding[];
  of(uri: string): readonly Finding[];
  get(id: string): Finding | undefined;
  /** Adds findings, or replaces those with the same id. */
  put(findings: readonly Finding[]): void;
  remove(ids: readonly string[]): void;
  /** Calls with the uris whose findings changed, after each change; returns the way to stop. */
  onDidChange(listener: (uris: ReadonlySet<string>) => void): () => void;
}

export function createFindingStore(): FindingStore {
  const findings = new Map<string, Finding>();
  const listeners = new Set<(uris: ReadonlySet<string>) => void>();
  const tell = (uris: ReadonlySet<string>): void => {
    if (uris.size > 0) for (const listener of [...listeners]) listener(uris);
  };

  return {
    all: () => [...findings.values()],
    of: (uri) => [...findings.values()].filter((finding) => finding.uri === uri),
    get: (id) => findings.get(id),
    put(changed) {
      const uris = changed.flatMap((one) => [one.uri, findings.get(one.id)?.uri ?? one.uri]);
      for (const one of changed) findings.set(one.id, one);
      tell(new Set(uris));
    },
    remove(ids) {
      const gone = ids.flatMap((id) => findings.get(id) ?? []);
      for (const one of gone) findings.delete(one.id);
      tell(new Set(gone.map((one) => one.uri)));
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
