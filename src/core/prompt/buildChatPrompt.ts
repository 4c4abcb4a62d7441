import type { Effort } from "./prompt.ts";
import { chatInstructions, languageLine } from "./chatInstructions.ts";
import type { Block, Part, Prompt, Turn } from "./prompt.ts";

/** What a command before the question asks for. The ids are those of package.json. */
export type ChatCommand = "explain" | "design";

export interface ChatTurnInput {
  readonly question: string;
  readonly command?: ChatCommand;
  /** What goes with the question. */
  readonly parts: readonly Part[];
  /** Attached again, and unchanged since an earlier turn sent them: named, not sent twice. */
  readonly unchanged: readonly Part[];
  /** How many attachments are withheld. Their names stay here. */
  readonly withheld: number;
}

export interface ChatTerms {
  readonly model: string;
  readonly maxOutputTokens: number;
  readonly effort: Effort;
}

const asks: Record<ChatCommand, string> = {
  explain:
    "Explain how this code works, along the way of one request or message through it, and what can go wrong with it.",
  design:
    "Design this: the interfaces, the data, the failure cases and how it is operated, with the trade-offs of each choice.",
};

/** The persona's own text, then what a chat asks of it. */
export function chatSystem(
  persona: { readonly body: string },
  language: { readonly setting: string; readonly display: string },
): readonly string[] {
  return [persona.body, chatInstructions(languageLine(language.setting, language.display))];
}

/** Everything before the newest question is stable, so that it is read from the cache. */
export function buildChatPrompt(
  system: readonly string[],
  earlier: readonly Turn[],
  input: ChatTurnInput,
  terms: ChatTerms,
): Prompt {
  return { ...terms, system, turns: [...earlier, { role: "user", content: contentOf(input) }] };
}

/** Long text first and the question last, which is answered best. */
function contentOf(input: ChatTurnInput): readonly Block[] {
  const blocks: Block[] = input.parts.map((part) => ({ kind: "part", part }));
  const text = [
    unchangedLine(input.unchanged),
    withheldLine(input.withheld),
    input.command === undefined ? "" : asks[input.command],
    input.question.trim(),
  ]
    .filter((line) => line !== "")
    .join("\n\n");
  return text === "" ? blocks : [...blocks, { kind: "text", text }];
}

function unchangedLine(parts: readonly Part[]): string {
  if (parts.length === 0) return "";
  const places = parts.map(({ path, startLine, text }) => {
    const lines = text.split("\n").length - (text.endsWith("\n") ? 1 : 0);
    return `${path}:${startLine + 1}-${startLine + lines}`;
  });
  return `Attached again, unchanged since it was shown above: ${places.join(", ")}.`;
}

function withheldLine(count: number): string {
  if (count === 0) return "";
  const things = count === 1 ? "1 thing" : `${count} things`;
  return `${things} attached to this conversation cannot be shown to you; the user was told which and why.`;
}
