import type { Ask } from "./ask.ts";
import { codeOfFinding } from "../context/around/codeOfFinding.ts";
import type { Fault } from "../errors.ts";
import type { Finding } from "../findings/finding.ts";
import type { Model } from "../ports.ts";
import { buildReconsiderPrompt } from "../prompt/buildReconsiderPrompt.ts";
import { languageFor } from "../prompt/reviewInstructions.ts";
import { sealRequest, type Sealing } from "../prompt/sealRequest.ts";
import { resolveModel, wantedModel } from "../resolveModel.ts";
import type { ReviewPorts } from "../startReview.ts";
import type { Settings } from "../settings.ts";

/** The one request about a finding, sealed, before the first byte of it leaves. */
export interface ReconsiderPlan {
  readonly sealing: Sealing;
  readonly model: Model;
  readonly settings: Settings;
  /** Estimated; absent where no price is known. */
  readonly usd?: number;
}

/** Tokens that an answer takes at a guess, thinking included; only for the estimate of its cost. */
const likelyOutputTokens = 3000;

/** Reads the code anew, builds and seals. Sends nothing. */
export async function planReconsidering(
  { finding, ask }: { readonly finding: Finding; readonly ask: Ask },
  models: readonly Model[],
  ports: Pick<ReviewPorts, "files" | "settings" | "persona" | "displayLanguage">,
  signal: AbortSignal,
): Promise<ReconsiderPlan | Fault> {
  const { files } = ports;
  const settings = ports.settings();
  const persona = await ports.persona();
  const model = resolveModel(models, wantedModel(settings.model, persona));
  const words = ask.kind === "reply" ? ask.text : "";
  const parts = await codeOfFinding(finding, words, files, signal);
  if ("code" in parts) return { code: parts.code, detail: `${parts.path} ${parts.reason}` };

  const prompt = buildReconsiderPrompt(
    { parts, finding, ask, pathOf: files.pathOf.bind(files) },
    { persona, model, effort: settings.effort },
    languageFor(settings.language, ports.displayLanguage),
  );
  const gate = { withheld: files.withheld.bind(files), allowed: new Set<string>() };
  const sealing = await sealRequest(prompt, gate, signal);
  const fault = whyNot(finding, sealing, Math.min(settings.maxContextTokens, model.maxInputTokens));
  return fault ?? { sealing, model, settings, ...estimateOf(sealing, model) };
}

function whyNot({ uri }: Finding, { record, texts }: Sealing, most: number): Fault | undefined {
  const own = record.leftOut.find((one) => one.uri === uri);
  if (own !== undefined && [...texts.values()].every((text) => text.uri !== uri)) {
    return { code: "ignored", detail: `${own.path} ${own.reason}` };
  }
  if (record.tokens <= most) return undefined;
  const detail = `about ${record.tokens} of the ${most} tokens that “Max Context Tokens” and the model allow`;
  return { code: "request-too-large", detail };
}

function estimateOf({ record }: Sealing, { price }: Model): { readonly usd?: number } {
  if (price === undefined) return {};
  const { input, output } = price(record.tokens);
  return { usd: (record.tokens * input + likelyOutputTokens * output) / 1e6 };
}
