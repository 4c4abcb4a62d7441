import { QuickPickItemKind, window, workspace } from "vscode";
import type { Disposable, QuickPickItem } from "vscode";
import type { Personas } from "../core/personas/loadPersonas.ts";
import type { Persona } from "../core/personas/parsePersona.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";

export interface ChoosePersonaPorts {
  readonly log: Log;
  readonly personas: () => Promise<Personas>;
  /** The name of who answers now. */
  readonly current: (personas: Personas) => Promise<string>;
  /** Keeps the choice for this workspace. */
  readonly keep: (name: string) => Promise<void>;
}

/** Resolves with the name of the persona that was chosen, or undefined. */
export function registerChoosePersona(ports: ChoosePersonaPorts): Disposable {
  return registerCommand(commands.choosePersona, { log: ports.log }, async () => {
    const choices = ports.personas().then(async (personas) => {
      return personaChoices(personas, await ports.current(personas));
    });
    const chosen = await window.showQuickPick(choices, {
      title: "Backend Architect: Persona",
      placeHolder: workspace.isTrusted
        ? "Who reviews and answers in this workspace"
        : "Personas of this workspace are offered once you trust it",
      matchOnDetail: true,
    });
    if (chosen?.persona === undefined) return undefined;
    await ports.keep(chosen.persona);
    return chosen.persona;
  });
}

interface PersonaChoice extends QuickPickItem {
  /** Absent for what cannot be chosen. */
  readonly persona?: string;
}

function personaChoices({ all, problems }: Personas, current: string): readonly PersonaChoice[] {
  const unusable: readonly PersonaChoice[] = problems.map(({ path, sentence }) => ({
    label: `$(warning) ${path}`,
    detail: sentence,
  }));
  return [
    ...all.map((persona) => choiceOf(persona, current)),
    ...(unusable.length === 0
      ? []
      : [{ label: "Cannot be used", kind: QuickPickItemKind.Separator }, ...unusable]),
  ];
}

function choiceOf(
  { name, origin, path, model, description }: Persona,
  current: string,
): PersonaChoice {
  const from = origin === "builtin" ? "built in" : path;
  return {
    label: name === current ? `${name} $(check)` : name,
    description: model === undefined ? from : `${from} · ${model}`,
    detail: (description.split("\n")[0] ?? "").slice(0, 200),
    persona: name,
  };
}
