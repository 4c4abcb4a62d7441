import { buildExtension } from "../../scripts/build.ts";
import { chosenHost } from "../../scripts/vscode/hostVersions.ts";
import { installHost } from "../../scripts/vscode/install.ts";
import { bothFindings, ordersFile } from "../e2e/orderFindings.ts";
import { start } from "../e2e/start.ts";
import type { VscodeWindow } from "../e2e/start.ts";
import { textAnswer } from "../fakeClaude/answers.ts";
import { startFakeClaude, testKey } from "../fakeClaude/startFakeClaude.ts";
import { asksForVerdicts } from "../support/asksForVerdicts.ts";
import { copyWorkspace } from "../support/copyWorkspace.ts";
import type { Figure } from "./figure.ts";

/** Reviews before the first look: by then everything is loaded and every cache filled. */
const warmUp = 25;
const reviews = 200;
const goal = 2;

/**
 * What 200 reviews in a row leave behind in the heap of a real extension host: the extension as it
 * is packaged, reviewing by command a file that is edited each time, its findings drawn, saved and
 * challenged. After garbage collection; Claude's side is in another process.
 */
export async function measureMemory(): Promise<Figure> {
  await installHost(chosenHost());
  await buildExtension("package");
  await using claude = await startFakeClaude({
    answer: ({ body }) => (asksForVerdicts(body) ? textAnswer('{"verdicts":[]}') : bothFindings()),
  });
  await using window = await start({
    folder: copyWorkspace("small"),
    settings: {
      "backendArchitect.baseUrl": claude.url,
      "backendArchitect.dailyLimitUsd": 1000,
      "files.autoSave": "off",
    },
    env: { ANTHROPIC_API_KEY: testKey },
  });
  await keepCode(window);
  await reviewOften(window, warmUp);
  const before = await heapAfterCollection(window);
  await reviewOften(window, reviews);
  const grown = ((await heapAfterCollection(window)) - before) / 1e6;
  return {
    name: `heap of the extension host after ${reviews} more reviews`,
    value: grown,
    unit: "MB",
    goal: `≤ ${goal} MB`,
    met: grown <= goal,
  };
}

async function reviewOften(window: VscodeWindow, times: number): Promise<void> {
  await window.inHost(
    async (vscode, file, count) => {
      const uri = vscode.Uri.joinPath(vscode.workspace.workspaceFolders?.[0]?.uri as never, file);
      const document = await vscode.workspace.openTextDocument(uri);
      for (let at = 0; at < count; at += 1) {
        const edit = new vscode.WorkspaceEdit();
        const last = document.lineAt(document.lineCount - 1).range;
        edit.replace(uri, last, `// ${Math.random()}`);
        await vscode.workspace.applyEdit(edit);
        const result: { readonly ended: string; readonly findings: readonly unknown[] } =
          await vscode.commands.executeCommand("backendArchitect.reviewFile", uri);
        if (result.ended !== "complete" || result.findings.length !== 2) {
          throw new Error(`Review ${at} ended ${JSON.stringify(result)}`);
        }
      }
    },
    ordersFile,
    times,
  );
}

/**
 * V8 frees the code of functions that were long not called, and compiles again what is called
 * often: megabytes either way, some time during the reviews, that would hide what reviews leave.
 */
function keepCode(window: VscodeWindow): Promise<void> {
  return window.inHost(() => {
    const v8 = process.getBuiltinModule("node:v8");
    for (const flag of ["--no-flush-bytecode", "--no-opt", "--no-maglev", "--no-sparkplug"]) {
      v8.setFlagsFromString(flag);
    }
  });
}

/** Bytes in use when nothing more can be freed: what has finalizers takes a few rounds. */
function heapAfterCollection(window: VscodeWindow): Promise<number> {
  return window.inHost(async () => {
    process.getBuiltinModule("node:v8").setFlagsFromString("--expose-gc");
    const collect = process.getBuiltinModule("node:vm").runInNewContext("gc") as () => void;
    for (let round = 0; round < 10; round += 1) {
      collect();
      await new Promise((wake) => setTimeout(wake, 100));
    }
    return process.memoryUsage().heapUsed;
  });
}
