import type { Persona } from "../personas/parsePersona.ts";
import type { Effort } from "./prompt.ts";
import type { Model } from "../ports.ts";
import { findingSchema } from "./findingSchema.ts";
import type { Block, Part, Prompt } from "./prompt.ts";
import { reviewInstructions } from "./reviewInstructions.ts";

/** Room for the answer, thinking included; a long list of findings takes a third of it. */
const mostOutputTokens = 32_000;

export interface ReviewMaterial {
  /** What helps to judge, the most general first. */
  readonly context: readonly Part[];
  /** What is to be judged; nearest to the question. */
  readonly reviewed: readonly Part[];
  /** "lines 10 to 42 of src/a.ts"; what findings must be about. */
  readonly scope: string;
}

/** One request of a review, ordered from what never changes to what always does. */
export function buildReviewPrompt(
  material: ReviewMaterial,
  who: { readonly persona: Persona; readonly model: Model; readonly effort: Effort },
  language: string,
): Prompt {
  const parts = [...material.context, ...material.reviewed];
  const content: Block[] = [
    ...parts.map((part): Block => ({ kind: "part", part })),
    { kind: "text", text: task(material) },
  ];
  return {
    model: who.model.id,
    maxOutputTokens: Math.min(mostOutputTokens, who.model.maxOutputTokens),
    effort: who.effort,
    system: [who.persona.body, reviewInstructions(language)],
    turns: [{ role: "user", content }],
    schema: findingSchema,
  };
}

function task({ scope, context }: ReviewMaterial): string {
  const rest =
    context.length === 0
      ? ""
      : " The other parts are there to judge it by: quote them as evidence, but report only what is wrong in, or because of, the code under review.";
  return `Review ${scope}.${rest} Answer with the JSON object alone.`;
}
