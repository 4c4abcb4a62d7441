import { Disposable } from "vscode";
import type { Model } from "../core/ports.ts";
import { resolveModel, wantedModel } from "../core/resolveModel.ts";
import type { KeyWatch } from "./service/watchKey.ts";
import { today } from "./systemClock.ts";
import { onDidChangeSettings, readSettings } from "./vscodeSettings.ts";

export interface StatusPorts {
  today(): string;
  /** The model that reviews would use, as the settings say. */
  model(): string;
  /** A sentence when the key in use is the environment's. */
  keyNote(): string | undefined;
  onDidChange(listener: () => void): Disposable;
}

export function statusPorts(key: KeyWatch, models: readonly Model[]): StatusPorts {
  return {
    today,
    model: () => resolveModel(models, wantedModel(readSettings().model, {})).name,
    keyNote: () =>
      key.from() === "environment"
        ? "The key comes from ANTHROPIC_API_KEY of VS Code's environment."
        : undefined,
    onDidChange: (listener) =>
      Disposable.from(key.onDidChange(listener), onDidChangeSettings(listener)),
  };
}
