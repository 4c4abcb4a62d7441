import type { Ask } from "./ask.ts";
import type { Clock } from "../ports.ts";
import type { Answering, SessionStore } from "../sessionStore.ts";

/** Milliseconds; words that arrive faster are shown together, since each showing redraws a comment. */
const between = 125;

/** How an answer gets into the session while it arrives. */
export interface AnswerInSession {
  say(text: string): void;
  /** @param trouble why it ended without an answer; absent when the answer is kept elsewhere now. */
  end(trouble?: string): void;
}

/** Puts a question about a finding into the session, in the place of what went wrong before. */
export function beginAnswering(
  id: string,
  { ask, cancel }: { readonly ask: Ask; readonly cancel: () => void },
  { session, clock }: { readonly session: SessionStore; readonly clock: Clock },
): AnswerInSession {
  let text = "";
  let shown = "";
  let shownAt = -Infinity;
  let isDue = false;
  const stop = new AbortController();
  const show = (answering: Answering | undefined): void => {
    shown = text;
    shownAt = clock.now();
    session.update((state) => {
      const others = [...state.answering].filter(([one]) => one !== id);
      const entries = answering === undefined ? others : [...others, [id, answering] as const];
      return { ...state, answering: new Map(entries) };
    });
  };
  const showText = (): void => {
    isDue = false;
    if (text !== shown) show({ ask, text, cancel });
  };
  show({ ask, text, cancel });

  return {
    say(piece) {
      text += piece;
      const wait = shownAt + between - clock.now();
      if (wait <= 0) showText();
      if (wait <= 0 || isDue) return;
      isDue = true;
      // It rejects only when the answer has ended, which shows the rest.
      clock.sleep(wait, stop.signal).then(showText, () => undefined);
    },
    end(trouble) {
      stop.abort();
      show(trouble === undefined ? undefined : { ask, text, trouble });
    },
  };
}
