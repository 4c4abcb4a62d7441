import type { MapStore } from "../../backendMap/mapStore.ts";
import type { Backend } from "../../ports.ts";
import type { NeighbourAnswer } from "../neighbourhood/answerNeighbours.ts";

const none: NeighbourAnswer = { near: [], tests: [] };
/** A thread that is busy with a whole workspace is not waited for. */
const mostMilliseconds = 1500;

/** What is known of the backend, as the store of the map tells it. */
export function mapBackend(store: MapStore): Backend {
  return {
    map: () => (store.state().kind === "none" ? undefined : store.map()),
    async neighbours(question, signal) {
      const either = AbortSignal.any([signal, AbortSignal.timeout(mostMilliseconds)]);
      try {
        return await store.ask("neighbours", question, either);
      } catch {
        signal.throwIfAborted();
        return none;
      }
    },
  };
}
