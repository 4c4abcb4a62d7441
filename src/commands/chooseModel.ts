import { ConfigurationTarget, QuickPickItemKind, window, workspace } from "vscode";
import type { Disposable, QuickPickItem } from "vscode";
import type { Model } from "../core/ports.ts";
import type { Settings } from "../core/settings.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands, settingsSection } from "../manifest.ts";

export interface ChooseModelPorts {
  readonly log: Log;
  readonly settings: () => Settings;
  /** The service's, or the built-in table; newest of a family first. */
  readonly models: () => Promise<readonly Model[]>;
}

/** Resolves with the value that was written to the `model` setting, or undefined. */
export function registerChooseModel(ports: ChooseModelPorts): Disposable {
  return registerCommand(commands.chooseModel, { log: ports.log }, async () => {
    const current = ports.settings().model;
    const choices = ports.models().then((models) => modelChoices(models, current));
    const chosen = await window.showQuickPick(choices, {
      title: "Backend Architect: Model",
      placeHolder: "Which model reviews",
      matchOnDescription: true,
    });
    if (chosen?.value === undefined) return undefined;
    const configuration = workspace.getConfiguration(settingsSection);
    await configuration.update("model", chosen.value, ConfigurationTarget.Global);
    return chosen.value;
  });
}

interface ModelChoice extends QuickPickItem {
  /** For the setting; absent for a separator. */
  readonly value?: string;
}

/** The persona's own, the newest of each family, and every model by its exact id. */
function modelChoices(models: readonly Model[], current: string): readonly ModelChoice[] {
  const lines = [...new Set(models.map(({ line }) => line))].filter((line) => line !== "");
  const families = lines.flatMap((line) => models.find((model) => model.line === line) ?? []);
  const mark = (value: string): string => (value === current ? " $(check)" : "");
  return [
    {
      label: `Follow the persona${mark("persona")}`,
      value: "persona",
      detail: "The model that the persona names",
    },
    separator("Newest of a family"),
    ...families.map((model) => ({
      label: model.line + mark(model.line),
      description: model.name,
      detail: sizeAndPrice(model),
      value: model.line,
    })),
    separator("Exactly this model"),
    ...models.map((model) => ({
      label: model.name + mark(model.id),
      description: model.id,
      detail: sizeAndPrice(model),
      value: model.id,
    })),
  ];
}

function separator(label: string): ModelChoice {
  return { label, kind: QuickPickItemKind.Separator };
}

/** A prompt that falls into the lowest price band of every model. */
const smallPrompt = 10_000;

function sizeAndPrice({ maxInputTokens, maxOutputTokens, price }: Model): string {
  const size = `${shortly(maxInputTokens)} tokens in, ${shortly(maxOutputTokens)} out`;
  if (price === undefined) return `${size} · price not known`;
  const { input, output } = price(smallPrompt);
  return `${size} · $${input} in, $${output} out per million tokens`;
}

function shortly(tokens: number): string {
  if (tokens < 1000) return String(tokens);
  return tokens < 1e6 ? `${Math.round(tokens / 1000)}k` : `${Math.round(tokens / 1e5) / 10}M`;
}
