import { EventEmitter, window } from "vscode";
import type { Disposable, ExtensionContext } from "vscode";
import { withoutLinks } from "../core/errors.ts";
import type { Personas } from "../core/personas/loadPersonas.ts";
import type { Persona } from "../core/personas/parsePersona.ts";
import { readSettings } from "./vscodeSettings.ts";

export interface PersonaPorts {
  all(): Promise<Personas>;
  /** Who answers now; says so when it is not the one that was asked for. */
  persona(): Promise<Persona>;
  /** The name of who answers now. */
  current(personas: Personas): Promise<string>;
  /** Keeps a choice for this workspace. */
  keep(name: string): Promise<void>;
  /** The model that who answered last asks for: no file is read to know it. */
  lastModel(): Pick<Persona, "model">;
  /** Calls when what `lastModel` says has changed. */
  onDidChangeModel(listener: () => void): Disposable;
  dispose(): void;
}

const modelName = "personaModel";

/** Personas behind VS Code's files and memory. The reader of their files comes with first use. */
export function createPersonaPorts({
  extensionUri,
  workspaceState,
}: Pick<ExtensionContext, "extensionUri" | "workspaceState">): PersonaPorts {
  const load = () => import("./personaChoice.ts");
  const all = async (): Promise<Personas> => (await load()).readPersonas(extensionUri);
  const changed = new EventEmitter<void>();
  const lastModel = (): Pick<Persona, "model"> => {
    const model = workspaceState.get<unknown>(modelName);
    return typeof model === "string" ? { model } : {};
  };
  const remember = async ({ model }: Pick<Persona, "model">): Promise<void> => {
    if (model === lastModel().model) return;
    await workspaceState.update(modelName, model);
    changed.fire();
  };
  const choose = async (personas: Personas) =>
    (await load()).chosenPersona(personas, workspaceState, readSettings().persona);

  return {
    all,
    async persona() {
      const { persona, sentence } = await choose(await all());
      if (sentence !== undefined) void window.showWarningMessage(withoutLinks(sentence));
      await remember(persona);
      return persona;
    },
    current: async (personas) => (await choose(personas)).persona.name,
    async keep(name) {
      await (await load()).keepPersona(workspaceState, name);
      const { persona } = await choose(await all());
      await remember(persona);
    },
    lastModel,
    onDidChangeModel: (listener) => changed.event(listener),
    dispose: () => {
      changed.dispose();
    },
  };
}
