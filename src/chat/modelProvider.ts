import { Disposable, EventEmitter, LanguageModelError, lm } from "vscode";
import type { Event, LanguageModelChatInformation, LanguageModelChatProvider } from "vscode";
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
  readonly onDidChange: Event<void>;
  /** Somebody opened the chat by our own gesture. */
  readonly onDidOpenChat: Event<void>;
}

const notYours =
  "These models answer @architect alone: start your question with @architect. Nothing was sent.";

/**
 * Lists our models, without which VS Code would not let the participant answer. They answer nobody
 * here: @architect has its own way to Claude, and anybody else, plain chat included, would spend
 * the user's key.
 */
export function registerModelProvider(deps: ModelProviderDeps): Disposable {
  const changed = new EventEmitter<void>();
  let openings = 0;
  const provider: LanguageModelChatProvider = {
    onDidChangeLanguageModelChatInformation: changed.event,
    provideLanguageModelChatInformation: () =>
      deps.models().map((model) => informationOf(model, openings)),
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
  return Disposable.from(
    registration,
    changed,
    deps.onDidChange(() => {
      changed.fire();
    }),
    deps.onDidOpenChat(() => {
      // A VS Code of the first months of 2026 picks a model for a new chat panel only when it
      // hears of a change, and until then lets no participant answer.
      openings += 1;
      changed.fire();
    }),
  );
}

/** VS Code up to 1.117 hides a model that does not say so; later ones take it as said. */
interface SelectableModel extends LanguageModelChatInformation {
  readonly isUserSelectable: true;
}

function informationOf(model: OfferedModel, openings: number): SelectableModel {
  const { id, name, family, maxInputTokens, maxOutputTokens, detail, tooltip } = model;
  return {
    id,
    name,
    family,
    // Nobody reads it; another one makes the list a changed one.
    version: `${id}#${openings}`,
    maxInputTokens,
    maxOutputTokens,
    detail,
    tooltip,
    isUserSelectable: true,
    // The picker hides models without it while its mode is Agent, which is the default; then
    // VS Code would say “Language model unavailable” and never call the participant.
    capabilities: { toolCalling: true },
  };
}

/** Parts that are no text count as the JSON they would be sent as. */
function wordsOf(text: string | { readonly content: readonly unknown[] }): string {
  return typeof text === "string" ? text : JSON.stringify(text.content);
}
