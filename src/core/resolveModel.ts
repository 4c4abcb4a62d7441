import type { Persona } from "./personas/parsePersona.ts";
import type { Model } from "./ports.ts";

/** What answers where neither the settings nor the persona name a model. */
const fallback = "sonnet";

/** The family or id that the setting `model` asks for. */
export function wantedModel(setting: string, persona: Pick<Persona, "model">): string {
  if (setting !== "persona") return setting;
  return persona.model === undefined || persona.model === "inherit" ? fallback : persona.model;
}

/**
 * The model of this id, or the newest of this family: the first of the list. An id that the list
 * does not have is asked for all the same; a gateway may know more models than it lists.
 */
export function resolveModel(models: readonly Model[], wanted: string): Model {
  const found =
    models.find(({ id }) => id === wanted) ??
    models.find(({ line }) => line === wanted.toLowerCase());
  return found ?? unlisted(wanted);
}

/** As `resolveModel`; of a list that is all there is, the first when none is the one wanted. */
export function resolveAmong(
  { payee }: { readonly payee?: string | undefined },
  models: readonly Model[],
  wanted: string,
): Model {
  const [first] = models;
  const isListed = models.some(({ id, line }) => id === wanted || line === wanted.toLowerCase());
  return payee === undefined || first === undefined || isListed
    ? resolveModel(models, wanted)
    : first;
}

/** Nothing is known of it, so nothing special is asked of it. */
function unlisted(id: string): Model {
  return {
    id,
    name: id,
    line: "",
    maxInputTokens: 200_000,
    maxOutputTokens: 32_000,
    canThink: false,
    efforts: [],
    canStructure: false,
  };
}
