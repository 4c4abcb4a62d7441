import type { Ask } from "../reconsider/ask.ts";
import type { Finding } from "../findings/finding.ts";
import type { Persona } from "../personas/parsePersona.ts";
import type { Model } from "../ports.ts";
import { describeFinding } from "./describeFinding.ts";
import type { Block, Effort, Part, Prompt } from "./prompt.ts";
import { reconsiderInstructions } from "./reconsiderInstructions.ts";
import { reconsiderSchema } from "./reconsiderSchema.ts";

/** Room for the answer, thinking included; a fix may make new files. */
const mostOutputTokens = 16_000;

export interface ReconsiderMaterial {
  /** The code as it is now. */
  readonly parts: readonly Part[];
  readonly finding: Finding;
  readonly ask: Ask;
  /** As the prompt names a file. */
  readonly pathOf: (uri: string) => string;
}

/** The request about one finding, ordered from what never changes to what always does. */
export function buildReconsiderPrompt(
  { parts, finding, ask, pathOf }: ReconsiderMaterial,
  who: { readonly persona: Persona; readonly model: Model; readonly effort: Effort },
  language: string,
): Prompt {
  const texts = [describeFinding(finding, pathOf), ...talkSoFar(finding), task(ask)];
  const content: Block[] = [
    ...parts.map((part): Block => ({ kind: "part", part })),
    ...texts.map((text): Block => ({ kind: "text", text: `${text}\n` })),
  ];
  return {
    model: who.model.id,
    maxOutputTokens: Math.min(mostOutputTokens, who.model.maxOutputTokens),
    effort: who.effort,
    system: [who.persona.body, reconsiderInstructions(language)],
    turns: [{ role: "user", content }],
    schema: reconsiderSchema,
  };
}

function talkSoFar({ talk }: Finding): readonly string[] {
  if (talk === undefined || talk.length === 0) return [];
  const heading =
    "## What was said about it so far\n\nThe code was another then: line numbers in it may be old.";
  const said = talk.map(
    ({ who, text }) => `${who === "user" ? "The author:" : "You:"}\n\n${quoted(text)}`,
  );
  return [[heading, ...said].join("\n\n")];
}

function task(ask: Ask): string {
  const heading = "## What the author wants now";
  const last = "Answer with the JSON object alone.";
  switch (ask.kind) {
    case "reply":
      return [heading, "They write:", quoted(ask.text), last].join("\n\n");
    case "recheck":
      return `${heading}\n\nThey want to know whether the code as it is now still has this defect. Say in \`reply\` which line decides it. ${last}`;
    case "refreshFix":
      return `${heading}\n\nThey want a fix that fits the code as it is now: the present one could not be applied, or there is none. First see whether the defect is still there: code that is rid of it needs no fix. Say in \`reply\` what the fix does and what it leaves to the author, or why there is none. ${last}`;
  }
}

/** What somebody said, so marked that nothing in it ends the quotation. */
function quoted(text: string): string {
  return text
    .trim()
    .split(/\r\n|\r|\n/)
    .map((line) => `> ${line}`.trimEnd())
    .join("\n");
}
