import type { Effort } from "../core/prompt/prompt.ts";
import type { Model } from "../core/ports.ts";
import { builtInModels } from "./builtInModels.ts";
import { isObject } from "./json.ts";
import type { JsonObject } from "./json.ts";

const efforts: readonly Effort[] = ["low", "medium", "high", "xhigh", "max"];
/** What we ask of a model that does not tell its limits: other servers run small ones. */
const modest = { maxInputTokens: 100_000, maxOutputTokens: 8_192 };

type WireModel = JsonObject & { readonly id: string };

/**
 * The models of a list answer: active ones first and the newest first among them, so that the
 * first of a family is the one to use. Fields that a server leaves out count as "cannot".
 */
export function parseModels(data: readonly unknown[]): readonly Model[] {
  return data
    .filter(isObject)
    .filter(isOffered)
    .toSorted((a, b) => rank(b).localeCompare(rank(a)))
    .map(parseModel);
}

/** Mythos needs an access that we cannot know of; retired models answer nobody. */
function isOffered(wire: JsonObject): wire is WireModel {
  const { id, line, lifecycle } = wire;
  if (typeof id !== "string" || id === "") return false;
  return line !== "mythos" && !id.startsWith("claude-mythos-") && lifecycle !== "retired";
}

function rank({ lifecycle, created_at: created }: JsonObject): string {
  const isCurrent = lifecycle === undefined || lifecycle === null || lifecycle === "active";
  return `${isCurrent ? "1" : "0"} ${typeof created === "string" ? created : ""}`;
}

function parseModel(wire: WireModel): Model {
  const { id } = wire;
  const known = builtInModels.find((model) => model.id === id);
  const able = wire["capabilities"];
  return {
    id,
    name: textOr(wire["display_name"], known?.name ?? id),
    line: textOr(wire["line"], known?.line ?? ""),
    maxInputTokens: countOr(wire["max_input_tokens"], known?.maxInputTokens, modest.maxInputTokens),
    maxOutputTokens: countOr(wire["max_tokens"], known?.maxOutputTokens, modest.maxOutputTokens),
    canThink: isSupported(able, "thinking", "types", "adaptive"),
    efforts: efforts.filter((effort) => isSupported(able, "effort", effort)),
    canStructure: isSupported(able, "structured_outputs"),
    ...(known?.price && { price: known.price }),
  };
}

function isSupported(capabilities: unknown, ...path: readonly string[]): boolean {
  const found = path.reduce<unknown>(
    (value, field) => (isObject(value) ? value[field] : undefined),
    capabilities,
  );
  return isObject(found) && found["supported"] === true;
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" && value !== "" ? value : otherwise;
}

function countOr(value: unknown, known: number | undefined, otherwise: number): number {
  return typeof value === "number" && value > 0 ? value : (known ?? otherwise);
}
