import fs from "node:fs";
import path from "node:path";
import type { Metafile } from "esbuild";
import { metafilePath } from "../../scripts/build.ts";
import { packageExtension, vsixPath } from "../../scripts/package.ts";
import { chosenHost } from "../../scripts/vscode/hostVersions.ts";
import { installHost } from "../../scripts/vscode/install.ts";
import { start } from "../e2e/start.ts";
import type { Figure } from "./figure.ts";

const extensionId = "backend-architect.backend-architect";

/** Windows that are opened one after the other; the median counts. */
const windowCount = 7;

/**
 * Package size, entry size and activation: of the packaged extension, as users have it, by the
 * marks from which VS Code tells `codeLoadingTime` and `activateCallTime` of an extension. What it
 * does between the two, reading its own storage for the extension, is not the extension's.
 */
export async function measureActivation(): Promise<Figure[]> {
  await installHost(chosenHost());
  await packageExtension();
  const times: Activation[] = [];
  for (let i = 0; i < windowCount; i++) times.push(await activationOf());

  const grammars = fs.globSync("dist/grammars/*.wasm", { cwd: path.dirname(vsixPath) }).length > 0;
  const activation = median(times.map(({ loading, activate }) => loading + activate));
  const loading = median(times.map((one) => one.loading));
  const activate = median(times.map((one) => one.activate));
  const atStart = filesAtStart(readMetafile());
  const entry = atStart.reduce((sum, bytes) => sum + bytes, 0) / 1000;
  const vsix = fs.statSync(vsixPath).size / 1e6;
  const maxVsix = grammars ? 3 : 1;
  return [
    {
      name: `activation, median of ${windowCount} windows (code ${loading} ms, activate() ${activate} ms)`,
      value: activation,
      unit: "ms",
      goal: "≤ 15 ms",
      met: activation <= 15,
    },
    {
      name: `entry bundle with what it imports at once (${atStart.length} files)`,
      value: entry,
      unit: "KB",
      goal: "≤ 60 KB",
      met: entry <= 60,
    },
    { name: "VSIX", value: vsix, unit: "MB", goal: `≤ ${maxVsix} MB`, met: vsix <= maxVsix },
  ];
}

interface Mark {
  readonly name: string;
  readonly startTime: number;
}

/** Whole milliseconds: VS Code's marks are no finer. */
interface Activation {
  readonly loading: number;
  readonly activate: number;
}

async function activationOf(): Promise<Activation> {
  await using window = await start({ vsix: vsixPath });
  const marks = await window.inHost(async (vscode, id) => {
    await vscode.extensions.getExtension(id)?.activate();
    const host = globalThis as unknown as { MonacoPerformanceMarks: { getMarks(): Mark[] } };
    return host.MonacoPerformanceMarks.getMarks();
  }, extensionId);
  const at = (mark: string): number => {
    const name = `code/extHost/${mark}/${extensionId}`;
    const found = marks.find((one) => one.name === name);
    if (found === undefined) throw new Error(`VS Code set no mark ${name}`);
    return found.startTime;
  };
  return {
    loading: at("didLoadExtensionCode") - at("willLoadExtensionCode"),
    activate: at("didActivateExtension") - at("willActivateExtension"),
  };
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function readMetafile(): Metafile {
  return JSON.parse(fs.readFileSync(metafilePath, "utf8")) as Metafile;
}

/** The bytes of dist/extension.js and of every chunk that it imports statically. */
function filesAtStart({ outputs }: Metafile): readonly number[] {
  const loaded = new Set([path.posix.join("dist", "extension.js")]);
  for (const file of loaded) {
    const statically = outputs[file]?.imports.filter(({ kind }) => kind === "import-statement");
    for (const { path: imported, external } of statically ?? []) {
      if (external !== true) loaded.add(imported);
    }
  }
  return [...loaded].map((file) => outputs[file]?.bytes ?? 0);
}
