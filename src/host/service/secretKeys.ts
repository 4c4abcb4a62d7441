import { Disposable } from "vscode";
import type { SecretStorage } from "vscode";
import type { Log } from "../log.ts";
import { keyTrouble } from "./keyTrouble.ts";

export interface ApiKey {
  readonly value: string;
  readonly from: "storage" | "environment";
}

/** API keys, each kept for one origin and given out for that origin alone. */
export interface SecretKeys {
  get(origin: string): Promise<ApiKey | undefined>;
  store(origin: string, key: string): Promise<void>;
  remove(origin: string): Promise<void>;
  /** In this or another window. */
  onDidChange(listener: () => void): Disposable;
}

export interface KeySources {
  readonly secrets: SecretStorage;
  /** The value of `ANTHROPIC_API_KEY`, asked each time: undefined in windows that are not trusted. */
  readonly environmentKey: () => string | undefined;
  /** The origin of the user's own `baseUrl`, the only one that the environment's key is for. */
  readonly ownOrigin: () => string | undefined;
  readonly log: Log;
}

/** Caches nothing: a key removed in another window is gone here too. */
export function createSecretKeys({
  secrets,
  environmentKey,
  ownOrigin,
  log,
}: KeySources): SecretKeys {
  const nameOf = (origin: string): string => `apiKey:${origin}`;
  const stored = async (origin: string): Promise<string | undefined> => {
    try {
      return await secrets.get(nameOf(origin));
    } catch {
      // What the key store says may quote what it holds.
      log.warn("VS Code's secret storage could not be read");
      return undefined;
    }
  };

  return {
    async get(origin) {
      const own = await stored(origin);
      if (own !== undefined && own !== "") return { value: own, from: "storage" };
      if (origin !== ownOrigin()) return undefined;
      const value = environmentKey()?.trim() ?? "";
      if (value === "" || keyTrouble(value) !== undefined) return undefined;
      return { value, from: "environment" };
    },
    store: async (origin, key) => secrets.store(nameOf(origin), key.trim()),
    remove: async (origin) => secrets.delete(nameOf(origin)),
    onDidChange: (listener) =>
      Disposable.from(
        secrets.onDidChange(({ key }) => {
          if (key.startsWith(nameOf(""))) listener();
        }),
      ),
  };
}
