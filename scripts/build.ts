import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";
import { oneStartChunk } from "./buildStart.ts";
import { copyGrammars } from "./copyGrammars.ts";

const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "dist");
const entry = "src/extension.ts";

/** Which input went into which output: read by the bench and by the package check. */
export const metafilePath = path.join(root, "out/meta.json");

/** `package` is what users get: minified, no source maps, nothing left over from earlier builds. */
export type BuildKind = "development" | "package";

/** Bundles the extension into `dist/`: one entry, chunks that are loaded on first use, workers. */
export async function buildExtension(kind: BuildKind): Promise<void> {
  const built = await Promise.all(builds(kind).map((options) => esbuild.build(options)));
  const metafile: esbuild.Metafile = {
    inputs: Object.fromEntries(built.flatMap((one) => Object.entries(one.metafile.inputs))),
    outputs: Object.fromEntries(built.flatMap((one) => Object.entries(one.metafile.outputs))),
  };
  fs.mkdirSync(path.dirname(metafilePath), { recursive: true });
  fs.writeFileSync(metafilePath, JSON.stringify(metafile));
  const copied = copyGrammars(dist);
  if (kind === "package") removeLeftovers(metafile, copied);
}

async function watchExtension(): Promise<void> {
  for (const options of builds("development")) {
    const context = await esbuild.context({ ...options, logLevel: "info" });
    await context.watch();
  }
}

type Build = esbuild.BuildOptions & { metafile: true };

/** The extension, and workers, which share nothing with it: they run in threads of their own. */
function builds(kind: BuildKind): readonly Build[] {
  const extension: Build = {
    ...commonOptions(kind),
    entryPoints: { extension: entry },
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
    plugins: [oneStartChunk(root, entry)],
  };
  const workers = workerFiles();
  if (Object.keys(workers).length === 0) return [extension];
  return [extension, { ...commonOptions(kind), entryPoints: workers }];
}

function commonOptions(kind: BuildKind): Build {
  return {
    absWorkingDir: root,
    outdir: dist,
    bundle: true,
    format: "esm",
    platform: "node",
    target: "node22",
    external: ["vscode"],
    mainFields: ["module", "main"],
    banner: { js: commonJsRequire },
    minify: kind === "package",
    sourcemap: kind === "development",
    metafile: true,
    logLevel: "warning",
  };
}

/** CommonJS packages call `require` for Node's own modules; an ES module has none. */
const commonJsRequire = [
  'import { createRequire as createRequireOfChunk } from "node:module";',
  "const require = createRequireOfChunk(import.meta.url);",
].join("\n");

/** A worker runs in a thread of its own, hence from a file of its own: dist/worker/<name>.js. */
function workerFiles(): Record<string, string> {
  const workers = fs
    .globSync("src/worker/*.ts", { cwd: root })
    .filter((file) => file.endsWith("Worker.ts"))
    .map((file): [string, string] => [`worker/${path.basename(file, ".ts")}`, file]);
  return Object.fromEntries(workers);
}

function removeLeftovers({ outputs }: esbuild.Metafile, copied: readonly string[]): void {
  const bundled = Object.keys(outputs).map((file) => path.resolve(root, file));
  const built = new Set([...bundled, ...copied]);
  for (const file of fs.globSync("**/*.*", { cwd: dist })) {
    const found = path.join(dist, file);
    if (!built.has(found) && fs.statSync(found).isFile()) fs.rmSync(found);
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes("--watch")) await watchExtension();
  else await buildExtension(process.argv.includes("--package") ? "package" : "development");
}
