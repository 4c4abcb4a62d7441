import { workspace } from "vscode";
import type { Disposable, ExtensionContext } from "vscode";
import { createMapStore } from "../../core/backendMap/mapStore.ts";
import type { MapStore } from "../../core/backendMap/mapStore.ts";
import type { SessionStore } from "../../core/sessionStore.ts";
import type { Log } from "../log.ts";

/** The map of this window's backend, which nobody builds before somebody wants it. */
export interface BackendMapLife {
  readonly store: MapStore;
  /**
   * To be called by each gesture of the user that the map is of use for. The first one in a trusted
   * window starts it: from then on it is built beside the extension host and kept current.
   *
   * @returns whether there is or will be a map.
   */
  want(): boolean;
  dispose(): void;
}

export interface BackendMapPorts {
  readonly context: Pick<ExtensionContext, "extensionUri" | "storageUri">;
  readonly session: SessionStore;
  readonly log: Log;
}

export function createBackendMap({ context, session, log }: BackendMapPorts): BackendMapLife {
  const { store, feed } = createMapStore();
  let running: Promise<Disposable> | undefined;
  const want = (): boolean => {
    if (running !== undefined) return true;
    if (!workspace.isTrusted) return false;
    feed.become({ kind: "building", read: 0, total: 0 });
    const { extensionUri, storageUri } = context;
    running = import("./runMap.ts").then(({ runMap }) =>
      runMap({ extensionUri, storageUri, store, feed, log }),
    );
    running.catch((error: unknown) => {
      log.bug("Starting the map", error);
      feed.become({ kind: "failed", reason: "The map could not be started. The log says more." });
    });
    return true;
  };
  const stop = session.onDidChange((state) => {
    if (state.running.length > 0) want();
  });
  return {
    store,
    want,
    dispose() {
      stop();
      running?.then(
        (map) => void map.dispose(),
        () => undefined,
      );
    },
  };
}
