import { window } from "vscode";
import type { ExtensionContext } from "vscode";
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
}

/** Personas behind VS Code's files and memory. The reader of their files comes with first use. */
export function createPersonaPorts({
  extensionUri,
  workspaceState,
}: ExtensionContext): PersonaPorts {
  const load = () => import("./personaChoice.ts");
  const all = async (): Promise<Personas> => (await load()).readPersonas(extensionUri);
  const choose = async (personas: Personas) =>
    (await load()).chosenPersona(personas, workspaceState, readSettings().persona);

  return {
    all,
    async persona() {
      const { persona, sentence } = await choose(await all());
      if (sentence !== undefined) void window.showWarningMessage(withoutLinks(sentence));
      return persona;
    },
    current: async (personas) => (await choose(personas)).persona.name,
    keep: async (name) => (await load()).keepPersona(workspaceState, name),
  };
}
