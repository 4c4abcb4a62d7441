import { Disposable } from "vscode";
import type { MapStore } from "../../core/backendMap/mapStore.ts";
import { loadedSoon } from "../../host/loadedSoon.ts";
import type { Log } from "../../host/log.ts";
import { createMapFilterStore } from "./mapFilterStore.ts";
import type { MapFilterStore } from "./mapFilterStore.ts";

export interface BackendPorts {
  readonly store: MapStore;
  /** Builds the map if it was not yet and may be. */
  readonly want: () => boolean;
}

export interface DrawnBackend {
  /** What of it is shown. */
  readonly filter: MapFilterStore;
  dispose(): void;
}

/** Where the map is seen: its view, and what hovers over code. Both are loaded after the start. */
export function drawBackend({ store, want }: BackendPorts, log: Pick<Log, "bug">): DrawnBackend {
  const filter = createMapFilterStore();
  const surfaces = loadedSoon(async () => {
    const [{ drawBackendTree }, { registerMapHover }] = await Promise.all([
      import("./backendTree.ts"),
      import("./mapHover.ts"),
    ]);
    return () => Disposable.from(drawBackendTree({ store, filter, want }), registerMapHover(store));
  }, log);
  return { filter, dispose: () => void surfaces.dispose() };
}
