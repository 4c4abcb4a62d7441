import fs from "node:fs";
import path from "node:path";
import type { Plugin } from "esbuild";

/**
 * Keeps all that is loaded at the start in one chunk. esbuild makes a chunk for each set of modules
 * that the same entries and `import()`s reach: two dozen small files, each of which costs the start
 * of every window half a millisecond. Let every lazily loaded module reach the entry, which is
 * loaded by then anyway, and all of them reach the same.
 */
export function oneStartChunk(root: string, entry: string): Plugin {
  return {
    name: "one start chunk",
    setup(build) {
      let lazy = new Set<string>();
      build.onStart(() => {
        lazy = lazyModules(root);
      });
      build.onLoad({ filter: /\.ts$/ }, ({ path: file }) => {
        if (!lazy.has(file)) return undefined;
        // At the end, so that lines stay where source maps say.
        const reach = `import ${JSON.stringify(path.join(root, entry))};`;
        return { contents: `${fs.readFileSync(file, "utf8")}\n${reach}\n`, loader: "ts" };
      });
    },
  };
}

/** Absolute paths of our modules that some other one loads by `import("./…")`. */
function lazyModules(root: string): Set<string> {
  const files = fs.globSync("src/**/*.ts", { cwd: root });
  return new Set(
    files.flatMap((file) =>
      [...fs.readFileSync(path.join(root, file), "utf8").matchAll(/\bimport\("(\.[^"]+)"\)/g)].map(
        ([, target = ""]) => path.resolve(root, path.dirname(file), target),
      ),
    ),
  );
}
