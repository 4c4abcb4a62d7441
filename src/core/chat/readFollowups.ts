const opening = "<next>";
const closing = "</next>";
/** A longer one is no question for a button. */
const longest = 160;
const most = 3;

/** Takes the follow-up questions off the end of an answer while it streams. */
export interface FollowupReader {
  /** Takes a piece of the answer; returns what of it, and of what was held back, can be shown now. */
  push(text: string): string;
  /** The answer has ended: what remains to be shown, and the questions (at most three). */
  end(): { readonly text: string; readonly followups: readonly string[] };
}

/**
 * Claude ends its answer with lines of the form `<next>question</next>`. They are asked for in the
 * answer itself, since a request of their own would cost a second reading of the whole prompt.
 * A line that may become one is held back until it is complete, and complete ones until the answer
 * ends, so that none of them flickers on the screen; when text follows after all, or the form is
 * not kept, all of it is ordinary text again.
 */
export function followupReader(): FollowupReader {
  let pending = "";
  /** Whether what was shown last was the beginning of a line that goes on. */
  let isMidLine = false;

  const showUpTo = (at: number): string => {
    const shown = pending.slice(0, at);
    pending = pending.slice(at);
    if (shown !== "") isMidLine = !shown.endsWith("\n");
    return shown;
  };
  return {
    push(text) {
      pending += text;
      return showUpTo(questionsFrom(pending, isMidLine));
    },
    end() {
      const text = showUpTo(questionsFrom(`${pending}\n`, isMidLine));
      const followups = pending
        .split("\n")
        .map(questionOf)
        .filter((question) => question !== undefined);
      return { text, followups: [...new Set(followups)].slice(0, most) };
    },
  };
}

/** Where the questions at the end begin, counting one that is still arriving; blank lines may stand between. */
function questionsFrom(text: string, isMidLine: boolean): number {
  const lines = text.split("\n");
  const last = lines.length - 1;
  let from = lines.length;
  for (let at = last; at >= (isMidLine ? 1 : 0); at -= 1) {
    const line = lines[at] ?? "";
    const isQuestion = at === last ? mayBecomeQuestion(line) : questionOf(line) !== undefined;
    if (isQuestion) from = at;
    else if (line.trim() !== "") break;
  }
  return lines.slice(0, from).reduce((length, line) => length + line.length + 1, 0);
}

function questionOf(line: string): string | undefined {
  const text = line.trim();
  const isFramed = text.startsWith(opening) && text.endsWith(closing) && text.length <= longest;
  const question = isFramed ? text.slice(opening.length, -closing.length).trim() : "";
  return question === "" || /[<>]/.test(question) ? undefined : question;
}

function mayBecomeQuestion(line: string): boolean {
  const text = line.trimStart();
  return text.length <= longest && (opening.startsWith(text) || text.startsWith(opening));
}
