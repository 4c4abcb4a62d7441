import fs from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { createGrammars, runtimeFile } from "../../src/core/backendMap/grammars/createGrammars.ts";

const require = createRequire(import.meta.url);
const runtime = path.dirname(require.resolve("web-tree-sitter"));
const grammars = path.dirname(require.resolve("@vscode/tree-sitter-wasm/wasm/tree-sitter.wasm"));

/** The grammars as they are installed, before they are packaged. */
export const packagedGrammars = createGrammars((file) =>
  fs.promises.readFile(path.join(file === runtimeFile ? runtime : grammars, file)),
);
