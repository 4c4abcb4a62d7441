import { Disposable, EventEmitter } from "vscode";
import type { Event } from "vscode";
import { contextKeys } from "../../manifest.ts";
import { setContextKey } from "../contextKeys.ts";
import { onDidChangeSettings, readSettings } from "../vscodeSettings.ts";
import type { ApiKey, SecretKeys } from "./secretKeys.ts";
import { serviceAddress } from "./serviceAddress.ts";

export interface KeyWatch {
  /** Where the key in use comes from; undefined without one. */
  from(): ApiKey["from"] | undefined;
  readonly onDidChange: Event<void>;
  dispose(): void;
}

/** Knows whether there is a key for the user's own address, and tells `when` clauses. */
export function watchKey(keys: SecretKeys): KeyWatch {
  const changed = new EventEmitter<void>();
  let from: ApiKey["from"] | undefined;
  const look = async (): Promise<void> => {
    const origin = ownOrigin();
    const key = origin === undefined ? undefined : await keys.get(origin);
    from = key !== undefined && "value" in key ? key.from : undefined;
    setContextKey(contextKeys.hasKey, from !== undefined);
    changed.fire();
  };
  const again = (): void => void look();
  again();
  const all = Disposable.from(changed, keys.onDidChange(again), onDidChangeSettings(again));
  return { from: () => from, onDidChange: changed.event, dispose: () => void all.dispose() };
}

/** The origin of the user's own `baseUrl`: what a key is kept for. */
export function ownOrigin(): string | undefined {
  const address = serviceAddress(readSettings().baseUrl);
  return "code" in address ? undefined : address.origin;
}
