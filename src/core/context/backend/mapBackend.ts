import { candidatesFor } from "../../backendMap/checks/runLocalChecks.ts";
import type { MapStore } from "../../backendMap/mapStore.ts";
import type { Answers, QuestionName, Questions } from "../../backendMap/upkeep/mapQuestions.ts";
import type { Backend } from "../../ports.ts";
import type { NeighbourAnswer } from "../neighbourhood/answerNeighbours.ts";

const none: NeighbourAnswer = { near: [], tests: [], customs: [] };
/** A thread that is busy with a whole workspace is not waited for. */
const mostMilliseconds = 1500;

/** The map as it is built; `want` begins with it, where that may be. */
export interface WantedMap {
  readonly store: MapStore;
  want(): boolean;
}

/**
 * What is known of the backend, as the store of the map and the editor's languages tell it. Who asks
 * for the map does so for a question or a review of the user's, so that is when it is begun.
 */
export function mapBackend(wanted: WantedMap, links: Backend["links"]): Backend {
  const { store } = wanted;
  return {
    links,
    map: () => (wanted.want() ? store.map() : undefined),
    async neighbours(question, signal) {
      return (await askSoon(store, "neighbours", question, signal)) ?? none;
    },
    async candidates(uris, signal) {
      // Half of a map would accuse the code of what the other half declares.
      if (store.state().kind !== "ready") return [];
      const found = await askSoon(store, "candidates", {}, signal);
      return found === undefined ? [] : candidatesFor(uris, found.candidates);
    },
  };
}

async function askSoon<Name extends QuestionName>(
  store: MapStore,
  name: Name,
  input: Questions[Name],
  signal: AbortSignal,
): Promise<Answers[Name] | undefined> {
  try {
    const soon = AbortSignal.timeout(mostMilliseconds);
    return await store.ask(name, input, AbortSignal.any([signal, soon]));
  } catch {
    signal.throwIfAborted();
    return undefined;
  }
}
