/** The words by which the view of the backend is narrowed; empty for all of it. */
export interface MapFilterStore {
  get(): string;
  set(words: string): void;
  /** Returns the way to stop. */
  onDidChange(listener: () => void): () => void;
}

export function createMapFilterStore(): MapFilterStore {
  let words = "";
  const listeners = new Set<() => void>();
  return {
    get: () => words,
    set(next) {
      if (next === words) return;
      words = next;
      for (const listener of [...listeners]) listener();
    },
    onDidChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}
