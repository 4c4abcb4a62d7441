import fs from "node:fs";
import path from "node:path";
import { grammarFiles, runtimeFile } from "../src/core/backendMap/grammars/createGrammars.ts";
import { installedGrammar } from "./installedGrammar.ts";

/** Puts the grammars and their runtime beside the bundle: they are read when first needed. */
export function copyGrammars(dist: string): readonly string[] {
  const target = path.join(dist, "grammars");
  fs.mkdirSync(target, { recursive: true });
  return [runtimeFile, ...grammarFiles].map((file) => {
    const copy = path.join(target, file);
    fs.copyFileSync(installedGrammar(file), copy);
    return copy;
  });
}
