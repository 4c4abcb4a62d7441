import fs from "node:fs";
import path from "node:path";
import * as esbuild from "esbuild";

const root = path.resolve(import.meta.dirname, "..");
const dist = path.join(root, "dist");

/** Which input went into which output: read by the bench and by the package check. */
export const metafilePath = path.join(root, "out/meta.json");

/** `package` is what users get: minified, no source maps, nothing left over from earlier builds. */
export type BuildKind = "development" | "package";

/** Bundles the extension into `dist/`: one entry, chunks that are loaded on first use, workers. */
export async function buildExtension(kind: BuildKind): Promise<void> {
  const { metafile } = await esbuild.build(buildOptions(kind));
  fs.mkdirSync(path.dirname(metafilePath), { recursive: true });
  fs.writeFileSync(metafilePath, JSON.stringify(metafile));
  if (kind === "package") removeLeftovers(metafile);
}

async function watchExtension(): Promise<void> {
  const context = await esbuild.context({ ...buildOptions("development"), logLevel: "info" });
  await context.watch();
}

function buildOptions(kind: BuildKind): esbuild.BuildOptions & { metafile: true } {
  return {
    absWorkingDir: root,
    entryPoints: entryPoints(),
    outdir: dist,
    bundle: true,
    format: "esm",
    splitting: true,
    chunkNames: "chunks/[name]-[hash]",
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
function entryPoints(): Record<string, string> {
  const workers = fs
    .globSync("src/worker/*.ts", { cwd: root })
    .filter((file) => file.endsWith("Worker.ts"))
    .map((file): [string, string] => [`worker/${path.basename(file, ".ts")}`, file]);
  return { extension: "src/extension.ts", ...Object.fromEntries(workers) };
}

function removeLeftovers({ outputs }: esbuild.Metafile): void {
  const built = new Set(Object.keys(outputs).map((file) => path.resolve(root, file)));
  for (const file of fs.globSync("**/*.*", { cwd: dist })) {
    const found = path.join(dist, file);
    if (!built.has(found) && fs.statSync(found).isFile()) fs.rmSync(found);
  }
}

if (process.argv[1] === import.meta.filename) {
  if (process.argv.includes("--watch")) await watchExtension();
  else await buildExtension(process.argv.includes("--package") ? "package" : "development");
}
