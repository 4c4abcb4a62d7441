import type { Answerer } from "../../core/backendMap/mapStore.ts";
import type { FromMapWorker, ToMapWorker } from "../../core/backendMap/upkeep/mapMessages.ts";

type Answer = Extract<FromMapWorker, { kind: "answer" | "noAnswer" }>;

export interface Questions {
  readonly ask: Answerer;
  settle(answer: Answer): void;
  /** Nobody answers any more: all that wait are told why. */
  drop(why: string): void;
}

/** Questions to the thread of the map, each told from the others by a number. */
export function createQuestions(post: (message: ToMapWorker) => void): Questions {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  return {
    async ask(name, input, signal) {
      signal.throwIfAborted();
      last += 1;
      const id = last;
      const answer = Promise.withResolvers<unknown>();
      const abort = (): void => {
        answer.reject(signal.reason as Error);
      };
      signal.addEventListener("abort", abort, { once: true });
      waiting.set(id, answer);
      post({ kind: "ask", id, name, input });
      try {
        return await answer.promise;
      } finally {
        waiting.delete(id);
        signal.removeEventListener("abort", abort);
      }
    },
    settle(answer) {
      const asked = waiting.get(answer.id);
      if (answer.kind === "answer") asked?.resolve(answer.answer);
      else asked?.reject(new Error(answer.why));
    },
    drop(why) {
      for (const asked of waiting.values()) asked.reject(new Error(why));
      waiting.clear();
    },
  };
}
