import { EventEmitter } from "vscode";
import type { SecretStorage, SecretStorageChangeEvent } from "vscode";

/** A secret storage that forgets; `broken` refuses everything, as without a keyring. */
export function memorySecrets(state: "working" | "broken" = "working"): SecretStorage {
  const kept = new Map<string, string>();
  const changed = new EventEmitter<SecretStorageChangeEvent>();
  const act = <T>(what: () => T): Promise<T> =>
    state === "broken" ? Promise.reject(new Error("no keyring")) : Promise.resolve(what());
  return {
    keys: () => act(() => [...kept.keys()]),
    get: (key) => act(() => kept.get(key)),
    store: (key, value) =>
      act(() => {
        kept.set(key, value);
        changed.fire({ key });
      }),
    delete: (key) =>
      act(() => {
        kept.delete(key);
        changed.fire({ key });
      }),
    onDidChange: changed.event,
  };
}
