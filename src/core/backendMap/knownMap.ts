import type { BackendMap } from "./backendMap.ts";

export type MapState =
  /** Nobody wanted it yet. */
  | { readonly kind: "none" }
  /** The map may hold some of it already. */
  | { readonly kind: "building"; readonly read: number; readonly total: number }
  | { readonly kind: "ready" }
  /** There is none, or it is what it was before that. `reason` is a sentence. */
  | { readonly kind: "failed"; readonly reason: string };

/** What surfaces read of the map. */
export interface KnownMap {
  map(): BackendMap;
  state(): MapState;
  onDidChange(listener: () => void): () => void;
  /** The first whole map, as soon as it is there. Rejects when there will be none. */
  whole(signal: AbortSignal): Promise<BackendMap>;
}
