import fs from "node:fs";
import { installedGrammar } from "../../scripts/installedGrammar.ts";
import { createGrammars } from "../../src/core/backendMap/grammars/createGrammars.ts";

/** Reads a grammar as it is installed, before it is packaged. */
export const readGrammar = (file: string): Promise<Uint8Array> =>
  fs.promises.readFile(installedGrammar(file));

export const packagedGrammars = createGrammars(readGrammar);
