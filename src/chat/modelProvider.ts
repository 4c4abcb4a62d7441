import { LanguageModelError, lm } from "vscode";
import type {
  Disposable,
  Event,
  LanguageModelChatInformation,
  LanguageModelChatProvider,
} from "vscode";
import { countTokens } from "../core/context/countTokens.ts";
import { modelVendor } from "../manifest.ts";

/** A model as the picker shows it. */
export interface OfferedModel {
  readonly id: string;
  readonly name: string;
  readonly family: string;
  readonly maxInputTokens: number;
  readonly maxOutputTokens: number;
  /** Context size and price in a few words: shown beside the name. */
  readonly detail: string;
  readonly tooltip: string;
}

export interface ModelProviderDeps {
  /** The built-in table, the persona's own first. Without network and key, so that it is always there. */
  readonly models: () => readonly OfferedModel[];
  /** Another persona puts another model first. */
  readonly onDidChange?: Event<void>;
}

const notYours =
  "These models answer @architect alone: start your question with @architect. Nothing was sent.";

/**
 * Lists our models, without which VS Code would not let the participant answer. They answer nobody
 * here: @architect has its own way to Claude, and anybody else, plain chat included, would spend
 * the user's key.
 */
export function registerModelProvider({ models, onDidChange }: ModelProviderDeps): Disposable {
  const provider: LanguageModelChatProvider = {
    ...(onDidChange && { onDidChangeLanguageModelChatInformation: onDidChange }),
    provideLanguageModelChatInformation: () => models().map(informationOf),
    // As a rejection: VS Code shows it as the answer's error, other extensions get its code.
    provideLanguageModelChatResponse: () =>
      Promise.reject(LanguageModelError.NoPermissions(notYours)),
    provideTokenCount: (_model, text) => Promise.resolve(countTokens(wordsOf(text))),
  };
  const registration = lm.registerLanguageModelChatProvider(modelVendor, provider);
  // VS Code asks a provider only once somebody wants a model: without this the first message
  // after a start finds none.
  void lm.selectChatModels({ vendor: modelVendor }).then(undefined, () => {
    // With AI features off there is nothing to warm up, and no chat either.
  });
  return registration;
}

function informationOf(model: OfferedModel): LanguageModelChatInformation {
  const { id, name, family, maxInputTokens, maxOutputTokens, detail, tooltip } = model;
  return {
    id,
    name,
    family,
    version: id,
    maxInputTokens,
    maxOutputTokens,
    detail,
    tooltip,
    // The picker hides models without it while its mode is Agent, which is the default; then
    // VS Code would say “Language model unavailable” and never call the participant.
    capabilities: { toolCalling: true },
  };
}

/** Parts that are no text count as the JSON they would be sent as. */
function wordsOf(text: string | { readonly content: readonly unknown[] }): string {
  return typeof text === "string" ? text : JSON.stringify(text.content);
}
