import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { grammarFiles, runtimeFile } from "../src/core/backendMap/grammars/createGrammars.ts";

const require = createRequire(import.meta.url);

/** Puts the grammars and their runtime beside the bundle: they are read when first needed. */
export function copyGrammars(dist: string): readonly string[] {
  const runtime = path.dirname(require.resolve("web-tree-sitter"));
  const grammars = path.dirname(
    require.resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter-go.wasm"),
  );
  const target = path.join(dist, "grammars");
  fs.mkdirSync(target, { recursive: true });
  return [runtimeFile, ...grammarFiles].map((file) => {
    const copy = path.join(target, file);
    fs.copyFileSync(path.join(file === runtimeFile ? runtime : grammars, file), copy);
    return copy;
  });
}
