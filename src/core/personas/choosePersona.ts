import type { Personas } from "./loadPersonas.ts";
import type { Persona } from "./parsePersona.ts";

/** Who answers. `sentence` is there when it is not the one that was asked for, and says why. */
export interface ChosenPersona {
  readonly persona: Persona;
  readonly sentence?: string;
}

/** The persona of this name; the built-in one answers where there is none that can be used. */
export function choosePersona(personas: Personas, name: string): ChosenPersona {
  const persona = personas.all.find((candidate) => candidate.name === name);
  if (persona !== undefined) return { persona };
  // A broken file may not tell its name, but by custom it bears it.
  const problem = personas.problems.find(({ path }) => path.split("/").at(-1) === `${name}.md`);
  const why = problem?.sentence ?? `There is no persona named “${name}”.`;
  return { persona: personas.builtIn, sentence: `${why} The built-in persona answers.` };
}
