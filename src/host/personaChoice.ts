import type { Memento, Uri } from "vscode";
import { choosePersona } from "../core/personas/choosePersona.ts";
import type { ChosenPersona } from "../core/personas/choosePersona.ts";
import { loadPersonas } from "../core/personas/loadPersonas.ts";
import type { Personas } from "../core/personas/loadPersonas.ts";
import { readBuiltInPersona, readPersonaFiles } from "./files/readPersonaFiles.ts";

const name = "persona";

/** The built-in persona and, once trusted, those of the workspace. Reads them anew each time. */
export async function readPersonas(extension: Uri): Promise<Personas> {
  const [builtIn, others] = await Promise.all([readBuiltInPersona(extension), readPersonaFiles()]);
  return loadPersonas(builtIn, others);
}

/**
 * Who answers: the persona chosen for this workspace, else the setting's. A persona file that the
 * workspace brought along answers only when it was chosen here, whatever the setting names.
 */
export function chosenPersona(
  personas: Personas,
  memento: Memento,
  setting: string,
): ChosenPersona {
  const kept = memento.get<unknown>(name);
  if (typeof kept === "string") return choosePersona(personas, kept);
  const named = choosePersona(personas, setting);
  if (named.persona.origin === "builtin") return named;
  const sentence = `The persona “${setting}” comes with this workspace: choose it with “Choose Persona” to use it. The built-in persona answers.`;
  return { persona: personas.builtIn, sentence };
}

/** Keeps a choice for this workspace. */
export async function keepPersona(memento: Memento, persona: string): Promise<void> {
  await memento.update(name, persona);
}
