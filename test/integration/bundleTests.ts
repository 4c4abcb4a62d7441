import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";

/**
 * Bundles each file for the extension host, which runs no TypeScript. `vscode` and mocha come from
 * the host; the extension itself is never bundled in: it is what stands in dist/.
 *
 * @returns the path of the bundled `inHost.ts`, whose `run` the extension host calls.
 */
export async function bundleTests(files: readonly string[], folder: string): Promise<string> {
  await esbuild.build({
    entryPoints: [path.join(import.meta.dirname, "inHost.ts"), ...files],
    outbase: import.meta.dirname,
    outdir: folder,
    outExtension: { ".js": ".cjs" },
    bundle: true,
    format: "cjs",
    platform: "node",
    target: "node22",
    external: ["vscode", "mocha"],
    logLevel: "warning",
    plugins: [ownFolder],
  });
  return path.join(folder, "inHost.cjs");
}

/** Lets a bundled module find the files beside its source by `import.meta.dirname`. */
const ownFolder: esbuild.Plugin = {
  name: "import.meta.dirname of the source",
  setup: (build) => {
    build.onLoad({ filter: /\/test\/.*\.ts$/ }, ({ path: file }) => ({
      contents: fs
        .readFileSync(file, "utf8")
        .replaceAll("import.meta.dirname", JSON.stringify(path.dirname(file))),
      loader: "ts",
    }));
  },
};
