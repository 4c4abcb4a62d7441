import {
  parsePersona,
  type ParsedPersona,
  type Persona,
  type PersonaFile,
  type PersonaProblem,
} from "./parsePersona.ts";

/** What can answer. `builtIn` is also the first of `all`. */
export interface Personas {
  readonly builtIn: Persona;
  /** One of each name; the built-in first, then in the order given. */
  readonly all: readonly Persona[];
  /** Files that cannot be used, each with its sentence for the user. */
  readonly problems: readonly PersonaProblem[];
}

/**
 * Reads the built-in persona and those of the workspace. A name that is taken already is a
 * problem: a workspace cannot put itself in the place of the built-in persona.
 *
 * @throws Error when the built-in file is broken, which is a bug of the package.
 */
export function loadPersonas(builtInFile: PersonaFile, others: readonly PersonaFile[]): Personas {
  const first = parsePersona(builtInFile);
  if (first.kind === "problem") throw new Error(first.problem.sentence);

  const all: Persona[] = [first.persona];
  const problems: PersonaProblem[] = [];
  for (const file of others) {
    const parsed = unlessTaken(parsePersona(file), all);
    if (parsed.kind === "persona") all.push(parsed.persona);
    else problems.push(parsed.problem);
  }
  return { builtIn: first.persona, all, problems };
}

function unlessTaken(parsed: ParsedPersona, taken: readonly Persona[]): ParsedPersona {
  if (parsed.kind === "problem") return parsed;
  const { name, path } = parsed.persona;
  const owner = taken.find((persona) => persona.name === name);
  if (owner === undefined) return parsed;
  const by = owner.origin === "builtin" ? "the built-in persona" : owner.path;
  const sentence = `${path}: “name” is ${name}, which ${by} has already; choose another name.`;
  return { kind: "problem", problem: { path, field: "name", sentence } };
}
