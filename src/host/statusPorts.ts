import { Disposable } from "vscode";
import type { Model } from "../core/ports.ts";
import { resolveModel, wantedModel } from "../core/resolveModel.ts";
import type { PersonaPorts } from "./personaPorts.ts";
import type { KeyWatch } from "./service/watchKey.ts";
import { today } from "./systemClock.ts";
import { onDidChangeSettings, readSettings } from "./vscodeSettings.ts";

export interface StatusPorts {
  today(): string;
  /** The model that reviews would use, as the settings and the persona say. */
  model(): string;
  /** A sentence when the key in use is the environment's. */
  keyNote(): string | undefined;
  onDidChange(listener: () => void): Disposable;
}

/** @param personas knows which model who answers asks for. */
export function statusPorts(
  key: Pick<KeyWatch, "from" | "onDidChange">,
  models: readonly Model[],
  personas: Pick<PersonaPorts, "lastModel" | "onDidChangeModel">,
): StatusPorts {
  return {
    today,
    model: () => resolveModel(models, wantedModel(readSettings().model, personas.lastModel())).name,
    keyNote: () =>
      key.from() === "environment"
        ? "The key comes from ANTHROPIC_API_KEY of VS Code's environment."
        : undefined,
    onDidChange: (listener) =>
      Disposable.from(
        key.onDidChange(listener),
        personas.onDidChangeModel(listener),
        onDidChangeSettings(listener),
      ),
  };
}
