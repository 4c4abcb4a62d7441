import type { Persona } from "../personas/parsePersona.ts";
import type { Finding } from "../findings/finding.ts";
import type { Effort } from "./prompt.ts";
import type { Model } from "../ports.ts";
import { firstLine } from "./firstLine.ts";
import { findingSchema } from "./findingSchema.ts";
import type { Block, Part, Prompt } from "./prompt.ts";
import { describeCandidate, type Candidacy } from "./describeCandidate.ts";
import { candidateInstructions, reviewInstructions } from "./reviewInstructions.ts";

/** Room for the answer, thinking included; a long list of findings takes a third of it. */
const mostOutputTokens = 32_000;

export interface ReviewMaterial {
  /** What helps to judge, the most general first. */
  readonly context: readonly Part[];
  /** What is to be judged; nearest to the question. */
  readonly reviewed: readonly Part[];
  /** "lines 10 to 42 of src/a.ts"; what findings must be about. */
  readonly scope: string;
  /** Findings of earlier reviews on this code, in the order of their numbers. */
  readonly earlier: readonly { readonly finding: Finding; readonly path: string }[];
  /** What the local checks found in it, in the order of their numbers. */
  readonly candidates: readonly Candidacy[];
  /** Those of `reviewed` that were completely reviewed before and have not changed since. */
  readonly unchanged: readonly Part[];
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
    ...earlierFindings(material),
    ...candidateFindings(material),
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

function earlierFindings({ earlier }: ReviewMaterial): readonly Block[] {
  if (earlier.length === 0) return [];
  const lines = earlier.map(({ finding, path }, index) => {
    const { range, category, severity, title, quote, state } = finding;
    const place =
      state === "fixed" ? `${path}, its fix was applied` : `${path}:${range.start.line + 1}`;
    return `${index + 1}. ${place}, ${category}, ${severity}: ${title}. ${firstLine(quote)}`;
  });
  return [{ kind: "text", text: `### Findings of earlier reviews\n\n${lines.join("\n")}\n` }];
}

function candidateFindings({ candidates }: ReviewMaterial): readonly Block[] {
  if (candidates.length === 0) return [];
  const lines = candidates.map((one, index) => `${index + 1}. ${describeCandidate(one)}`);
  return [{ kind: "text", text: `${candidateInstructions}\n${lines.join("\n")}\n` }];
}

function task({ scope, context, reviewed, earlier, unchanged }: ReviewMaterial): string {
  return [
    `Review ${scope}.`,
    context.length === 0
      ? ""
      : "The other parts are there to judge it by: quote them as evidence, but report only what is wrong in, or because of, the code under review.",
    unchangedNote(reviewed, unchanged),
    earlier.length === 0 ? "" : "Judge the findings of earlier reviews first, in `earlier`.",
    "Answer with the JSON object alone.",
  ]
    .filter(Boolean)
    .join(" ");
}

function unchangedNote(reviewed: readonly Part[], unchanged: readonly Part[]): string {
  if (unchanged.length === 0) return "";
  const which =
    unchanged.length === reviewed.length
      ? "All of it was"
      : `${unchanged.map(({ path }) => path).join(", ")} ${unchanged.length === 1 ? "was" : "were"}`;
  return `${which} completely reviewed before and has not changed since: report there only what is critical or high.`;
}
