import fs from "node:fs";
import path from "node:path";
import { parsePersona } from "../../src/core/personas/parsePersona.ts";
import type { Persona } from "../../src/core/personas/parsePersona.ts";

const file = "agents/backend-architect.md";

/** The persona that the extension brings along. */
export async function loadBuiltIn(): Promise<Persona> {
  const root = path.resolve(import.meta.dirname, "../..");
  const text = await fs.promises.readFile(path.join(root, file), "utf8");
  const parsed = parsePersona({ path: file, text, origin: "builtin" });
  if (parsed.kind === "problem") throw new Error(parsed.problem.sentence);
  return parsed.persona;
}
