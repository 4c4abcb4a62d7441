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
const windowCount = 5;

/** Package size, entry size and activation: of the packaged extension, as users have it. */
export async function measureActivation(): Promise<Figure[]> {
  await installHost(chosenHost());
  await packageExtension();
  const times: number[] = [];
  for (let i = 0; i < windowCount; i++) times.push(await activationTime());

  const grammars = Object.keys(readMetafile().outputs).some((file) => file.endsWith(".wasm"));
  const activation = median(times);
  const entry = entrySize(readMetafile());
  const vsix = fs.statSync(vsixPath).size / 1e6;
  const maxVsix = grammars ? 3 : 1;
  return [
    {
      name: `activation in VS Code, code loading included, median of ${windowCount}`,
      value: activation,
      unit: "ms",
      goal: "≤ 15 ms",
      met: activation <= 15,
    },
    {
      name: "entry bundle with what it imports at once",
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

/** Milliseconds by VS Code's own marks, which it writes with a whole millisecond's precision. */
async function activationTime(): Promise<number> {
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
  const loading = at("didLoadExtensionCode") - at("willLoadExtensionCode");
  return loading + at("didActivateExtension") - at("willActivateExtension");
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

function readMetafile(): Metafile {
  return JSON.parse(fs.readFileSync(metafilePath, "utf8")) as Metafile;
}

/** Kilobytes of dist/extension.js and of every chunk that it imports statically. */
function entrySize({ outputs }: Metafile): number {
  const loaded = new Set([path.posix.join("dist", "extension.js")]);
  for (const file of loaded) {
    const statically = outputs[file]?.imports.filter(({ kind }) => kind === "import-statement");
    for (const { path: imported, external } of statically ?? []) {
      if (external !== true) loaded.add(imported);
    }
  }
  return [...loaded].reduce((sum, file) => sum + (outputs[file]?.bytes ?? 0), 0) / 1000;
}
