import fs from "node:fs";
import { installedGrammar } from "../../scripts/installedGrammar.ts";
import { createGrammars } from "../../src/core/backendMap/grammars/createGrammars.ts";

/** The grammars as they are installed, before they are packaged. */
export const packagedGrammars = createGrammars((file) =>
  fs.promises.readFile(installedGrammar(file)),
);
