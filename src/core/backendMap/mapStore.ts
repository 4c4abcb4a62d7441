import type { BackendMap, PassedOver } from "./backendMap.ts";
import { emptyMap } from "./emptyMap.ts";
import { isSame, joinPieces } from "./upkeep/mapPieces.ts";
import type { MapPiece } from "./upkeep/mapPieces.ts";
import type { MapUpdate } from "./upkeep/mapMessages.ts";
import type { Answers, QuestionName, Questions } from "./upkeep/mapQuestions.ts";

export type MapState =
  /** Nobody wanted it yet. */
  | { readonly kind: "none" }
  /** The map may hold some of it already. */
  | { readonly kind: "building"; readonly read: number; readonly total: number }
  | { readonly kind: "ready" }
  /** There is none, or it is what it was before that. `reason` is a sentence. */
  | { readonly kind: "failed"; readonly reason: string };

/** What is known of this backend: the one store of it in this thread. */
export interface MapStore {
  /** As it is known by now; the same object until it changes. */
  map(): BackendMap;
  state(): MapState;
  /** Calls after each change of the map or the state; returns the way to stop. */
  onDidChange(listener: () => void): () => void;
  /**
   * The map of everything, as soon as it is there, with all that changed before it was asked for.
   * Rejects when there will be none.
   */
  whole(signal: AbortSignal): Promise<BackendMap>;
  /**
   * Asks where all facts are, in the thread that builds the map; before that was wanted it rejects.
   */
  ask<Name extends QuestionName>(
    name: Name,
    input: Questions[Name],
    signal: AbortSignal,
  ): Promise<Answers[Name]>;
}

/** The side of whoever builds the map. */
export interface MapFeed {
  become(state: MapState): void;
  update(update: MapUpdate): void;
  /** Who answers from now on. */
  answerBy(answerer: Answerer): void;
}

/** The thread that builds the map. It rejects what it ends before. */
export interface Answerer {
  readonly ask: (name: string, input: unknown, signal: AbortSignal) => Promise<unknown>;
  /** Resolves when the updates of all that changed before have come. */
  readonly settle: (signal: AbortSignal) => Promise<unknown>;
}

export function createMapStore(): { readonly store: MapStore; readonly feed: MapFeed } {
  const listeners = new Set<() => void>();
  const kept = keepPieces();
  let state: MapState = { kind: "none" };
  const noMap = (): Promise<never> => Promise.reject(new Error("There is no map yet."));
  let answerer: Answerer = { ask: noMap, settle: noMap };
  const become = (next: MapState): void => {
    state = next;
    for (const listener of [...listeners]) listener();
  };
  const store: MapStore = {
    map: kept.map,
    state: () => state,
    onDidChange(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    async whole(signal) {
      await built(store, signal);
      try {
        await answerer.settle(signal);
      } catch {
        // Its thread has ended: another one builds the map anew, or there will be none.
        signal.throwIfAborted();
        await built(store, signal);
      }
      return store.map();
    },
    // The thread's answer was made for the question of this name.
    ask: (name, input, signal) =>
      answerer.ask(name, input, signal) as Promise<Answers[typeof name]>,
  };
  const update = (one: MapUpdate): void => {
    if (kept.take(one)) become(one.extent === "whole" ? { kind: "ready" } : state);
  };
  const answerBy = (next: Answerer): void => {
    answerer = next;
  };
  return { store, feed: { become, update, answerBy } };
}

/** The map by its files; put together when somebody looks. */
function keepPieces() {
  const pieces = new Map<string, MapPiece>();
  let waiting: MapUpdate[] = [];
  let passedOver: readonly PassedOver[] = [];
  let joined: BackendMap | undefined = emptyMap;
  const takeOne = (update: MapUpdate): void => {
    if (update.isAnew) pieces.clear();
    for (const piece of update.pieces) pieces.set(piece.uri, piece);
    for (const uri of update.gone) pieces.delete(uri);
    ({ passedOver } = update);
  };
  return {
    map: (): BackendMap => (joined ??= joinPieces(pieces, passedOver)),
    /** Whether the map changed: of an update in several parts with the last one. */
    take(update: MapUpdate): boolean {
      waiting.push(update);
      if (update.extent === "more") return false;
      const isNothing =
        waiting.every((one) => saysNothing(one)) && isSame(passedOver, update.passedOver);
      for (const one of waiting) takeOne(one);
      waiting = [];
      if (!isNothing) joined = undefined;
      return true;
    },
  };
}

function saysNothing({ pieces, gone, isAnew }: MapUpdate): boolean {
  return pieces.length === 0 && gone.length === 0 && !isAnew;
}

function built(store: MapStore, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const look = (): void => {
      const state = store.state();
      if (state.kind !== "ready" && state.kind !== "failed") return;
      leave();
      if (state.kind === "ready") resolve();
      else reject(new Error(state.reason));
    };
    const stop = store.onDidChange(look);
    const abort = (): void => {
      leave();
      reject(signal.reason as Error);
    };
    const leave = (): void => {
      stop();
      signal.removeEventListener("abort", abort);
    };
    signal.addEventListener("abort", abort, { once: true });
    if (signal.aborted) abort();
    else look();
  });
}
