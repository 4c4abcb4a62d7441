import { Disposable } from "vscode";
import { startReview } from "../../../src/core/startReview.ts";
import { drawCommentThreads } from "../../../src/editor/commentThreads.ts";
import { loadSafeText } from "../../../src/editor/loadSafeText.ts";
import { quietLog } from "../../integration/host/quietLog.ts";
import { folder } from "../../support/memoryFiles.ts";
import { reviewPorts } from "../../support/reviewPorts.ts";

/**
 * Runs in the extension host: a review whose findings become comment threads of this VS Code.
 *
 * @returns for each finding's title when its thread was made, in milliseconds since 1970, a
 *   fraction of one included.
 */
export async function drawReview(
  service: string,
  file: string,
  text: string,
): Promise<readonly (readonly [title: string, at: number])[]> {
  const ports = reviewPorts(
    { url: service },
    { files: { [file]: text }, settings: { reviewDepth: "quick" } },
  );
  const { findings, session } = ports;
  const threads = drawCommentThreads(findings, {
    session,
    log: quietLog(),
    safeText: loadSafeText,
    minimumSeverity: () => "low",
    onDidChangeSettings: () => new Disposable(() => undefined),
  });
  const madeAt = new Map<string, number>();
  // Heard after the threads' own listener, which makes the thread at once.
  findings.onDidChange(() => {
    const now = performance.timeOrigin + performance.now();
    for (const { id, title } of findings.all()) {
      if (!madeAt.has(title) && threads.threadOf(id) !== undefined) madeAt.set(title, now);
    }
  });
  try {
    const { signal } = new AbortController();
    const request = { kind: "file", uri: `${folder}${file}` } as const;
    const result = await startReview(request, ports, () => undefined, signal);
    if (result.ended !== "complete") throw new Error(`The review ended ${result.ended}`);
    return [...madeAt];
  } finally {
    threads.dispose();
  }
}
