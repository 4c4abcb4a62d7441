import { Disposable } from "vscode";
import type { MapStore } from "../../core/backendMap/mapStore.ts";
import { drawBackendTree } from "./backendTree.ts";
import { createMapFilterStore } from "./mapFilterStore.ts";
import type { MapFilterStore } from "./mapFilterStore.ts";
import { registerMapHover } from "./mapHover.ts";

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

/** Where the map is seen: its view, and what hovers over code. */
export function drawBackend({ store, want }: BackendPorts): DrawnBackend {
  const filter = createMapFilterStore();
  const all = Disposable.from(drawBackendTree({ store, filter, want }), registerMapHover(store));
  return { filter, dispose: () => void all.dispose() };
}
