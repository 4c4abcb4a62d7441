import type { Disposable } from "vscode";
import type { MapStore } from "../core/backendMap/mapStore.ts";
import { FaultError } from "../core/errors.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";

export interface BackendMapPorts {
  readonly log: Log;
  readonly backendMap: {
    readonly store: MapStore;
    /** Starts the map if it was not yet; whether there is or will be one. */
    want(): boolean;
  };
}

/** For other extensions and tests: resolves with the whole map as it is then. */
export function registerBackendMap({ log, backendMap }: BackendMapPorts): Disposable {
  return registerCommand(commands.backendMap, { log }, async () => {
    if (!backendMap.want()) throw new FaultError({ code: "untrusted" });
    return backendMap.store.whole(new AbortController().signal);
  });
}
