import { createRequire } from "node:module";
import path from "node:path";
import { runtimeFile } from "../src/core/backendMap/grammars/createGrammars.ts";

const require = createRequire(import.meta.url);
const inPackage = (file: string): string => path.dirname(require.resolve(file));

const most = inPackage("@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm");
/** Files that do not come with the most of them. */
const others: Readonly<Record<string, string>> = {
  [runtimeFile]: inPackage("web-tree-sitter"),
  "tree-sitter-kotlin.wasm": inPackage("@lumis-sh/wasm-kotlin/tree-sitter-kotlin.wasm"),
};

/** Where npm has put a grammar, or the runtime of all. */
export function installedGrammar(file: string): string {
  return path.join(others[file] ?? most, file);
}
