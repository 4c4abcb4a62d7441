import { Disposable } from "vscode";
import type { SecretStorage } from "vscode";
import type { Fault } from "../../core/errors.ts";
import type { Log } from "../log.ts";
import { keyTrouble } from "./keyTrouble.ts";

export interface ApiKey {
  readonly value: string;
  readonly from: "storage" | "environment";
}

/** API keys, each kept for one origin and given out for that origin alone. */
export interface SecretKeys {
  /** A key, or `no-key`; its `detail` is there when the storage could not be read. */
  get(origin: string): Promise<ApiKey | Fault>;
  /** Whether the storage took it. */
  store(origin: string, key: string): Promise<boolean>;
  /** Whether the storage did so. */
  remove(origin: string): Promise<boolean>;
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
  const stored = async (origin: string): Promise<string | typeof locked> => {
    try {
      return (await secrets.get(nameOf(origin))) ?? "";
    } catch {
      // What the key store says may quote what it holds.
      log.warn("VS Code's secret storage could not be read");
      return locked;
    }
  };
  const fromEnvironment = (origin: string): ApiKey | undefined => {
    if (origin !== ownOrigin()) return undefined;
    const value = environmentKey()?.trim() ?? "";
    const isUsable = value !== "" && keyTrouble(value) === undefined;
    return isUsable ? { value, from: "environment" } : undefined;
  };

  return {
    async get(origin) {
      const own = await stored(origin);
      if (typeof own === "string" && own !== "") return { value: own, from: "storage" };
      return fromEnvironment(origin) ?? (own === locked ? locked : { code: "no-key" });
    },
    store: (origin, key) => hasChanged(() => secrets.store(nameOf(origin), key.trim()), log),
    remove: (origin) => hasChanged(() => secrets.delete(nameOf(origin)), log),
    onDidChange: (listener) =>
      Disposable.from(
        secrets.onDidChange(({ key }) => {
          if (key.startsWith(nameOf(""))) listener();
        }),
      ),
  };
}

const locked: Fault = {
  code: "no-key",
  detail: "VS Code's secret storage could not be read",
};

async function hasChanged(change: () => PromiseLike<void>, log: Log): Promise<boolean> {
  try {
    await change();
    return true;
  } catch {
    log.warn("VS Code's secret storage could not be written");
    return false;
  }
}
