import type { Finding } from "../findings/finding.ts";
import type { Model } from "../ports.ts";
import type { Persona } from "../personas/parsePersona.ts";
import { challengeInstructions } from "./challengeInstructions.ts";
import { firstLine } from "./firstLine.ts";
import type { Block, Effort, Part, Prompt } from "./prompt.ts";
import { verdictSchema } from "./verdictSchema.ts";

/** Room for the answer, thinking included; a verdict is a few sentences. */
const mostOutputTokens = 16_000;

export interface ChallengeMaterial {
  /** The code that is needed to judge the findings. */
  readonly parts: readonly Part[];
  /** In the order of their numbers, from 1. */
  readonly findings: readonly Finding[];
  /** As the prompt names a file. */
  readonly pathOf: (uri: string) => string;
}

/** The request that tries to refute findings, ordered from what never changes to what always does. */
export function buildChallengePrompt(
  material: ChallengeMaterial,
  who: { readonly persona: Persona; readonly model: Model; readonly effort: Effort },
  language: string,
): Prompt {
  const { parts, findings, pathOf } = material;
  const content: Block[] = [
    ...parts.map((part): Block => ({ kind: "part", part })),
    { kind: "text", text: findings.map((one, at) => describe(one, at + 1, pathOf)).join("\n\n") },
    { kind: "text", text: task(findings.length, parts) },
  ];
  return {
    model: who.model.id,
    maxOutputTokens: Math.min(mostOutputTokens, who.model.maxOutputTokens),
    effort: who.effort,
    system: [who.persona.body, challengeInstructions(language)],
    turns: [{ role: "user", content }],
    schema: verdictSchema,
  };
}

function task(count: number, parts: readonly Part[]): string {
  const which = count === 1 ? "finding 1" : `findings 1 to ${count}`;
  const isChange = parts.some(({ marks }) => marks !== undefined);
  const legend = isChange
    ? " The change under review added the lines marked + and removed those marked -."
    : "";
  return `Challenge ${which}.${legend} Answer with the JSON object alone.`;
}

function describe(finding: Finding, number: number, pathOf: (uri: string) => string): string {
  const { title, category, severity, explanation, trigger, evidence } = finding;
  return [
    `### Finding ${number}: ${title}`,
    `At ${placeOf(finding, pathOf)}, ${category}, ${severity}: ${firstLine(finding.quote)}`,
    `Explanation: ${explanation}`,
    `Trigger: ${trigger}`,
    ...evidence.map(
      (one) => `Evidence at ${placeOf(one, pathOf)}: ${firstLine(one.quote)} ${one.note}`,
    ),
  ].join("\n");
}

function placeOf(
  { uri, range }: Pick<Finding, "uri" | "range">,
  pathOf: (uri: string) => string,
): string {
  return `${pathOf(uri)}:${range.start.line + 1}`;
}
