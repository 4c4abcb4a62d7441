import type { Answerer } from "../../core/backendMap/mapStore.ts";
import type { FromMapWorker, ToMapWorker } from "../../core/backendMap/upkeep/mapMessages.ts";

type Answer = Extract<FromMapWorker, { kind: "answer" | "noAnswer" }>;
type Question = { readonly kind: "settle" } | Omit<ToMapWorker & { kind: "ask" }, "id">;

export interface Questions extends Answerer {
  hear(answer: Answer): void;
  /** Nobody answers any more: all that wait are told why. */
  drop(why: string): void;
}

/** Questions to the thread of the map, each told from the others by a number. */
export function createQuestions(post: (message: ToMapWorker) => void): Questions {
  const waiting = new Map<number, PromiseWithResolvers<unknown>>();
  let last = 0;
  const answerTo = async (message: Question, signal: AbortSignal): Promise<unknown> => {
    signal.throwIfAborted();
    last += 1;
    const id = last;
    const answer = Promise.withResolvers<unknown>();
    const abort = (): void => {
      answer.reject(signal.reason as Error);
    };
    signal.addEventListener("abort", abort, { once: true });
    waiting.set(id, answer);
    post({ ...message, id });
    try {
      return await answer.promise;
    } finally {
      waiting.delete(id);
      signal.removeEventListener("abort", abort);
    }
  };
  return {
    ask: (name, input, signal) => answerTo({ kind: "ask", name, input }, signal),
    settle: (signal) => answerTo({ kind: "settle" }, signal),
    hear(answer) {
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
