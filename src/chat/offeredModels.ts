import type { Model } from "../core/ports.ts";
import { resolveModel } from "../core/resolveModel.ts";
import type { OfferedModel } from "./modelProvider.ts";

/**
 * The table as the picker shows it, first the model that settings and persona ask for. Until
 * somebody picks, VS Code takes the first by name, which would be the dearest; the name of the
 * first therefore begins with an A.
 */
export function offeredModels(models: readonly Model[], wanted: string): readonly OfferedModel[] {
  const first = resolveModel(models, wanted);
  const others = models.filter(({ id }) => id !== first.id);
  return [{ ...offer(first), name: `Architect’s own: ${first.name}` }, ...others.map(offer)];
}

function offer({ id, name, line, maxInputTokens, maxOutputTokens, price }: Model): OfferedModel {
  const cost = price?.(0);
  const prices =
    cost === undefined
      ? "price not known"
      : `$${cost.input} in, $${cost.output} out per million tokens`;
  return {
    id,
    name,
    family: line,
    // The picker draws its budget from it, and the answer takes its share of the context.
    maxInputTokens: maxInputTokens - maxOutputTokens,
    maxOutputTokens,
    detail: prices,
    tooltip: `${name} with your own Claude API key, for @architect alone: ${prices}.`,
  };
}
