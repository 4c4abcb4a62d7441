import { Disposable } from "vscode";
import type { Log } from "./log.ts";

/**
 * Starts what is loaded, unless the window closed meanwhile. In a turn of its own: VS Code reads an
 * imported module before `import()` returns, which would be a part of activation.
 */
export function loadedSoon(
  load: () => Promise<() => Disposable>,
  log: Pick<Log, "bug">,
): Disposable {
  let started: Disposable | undefined;
  let isDisposed = false;
  const begin = async (): Promise<void> => {
    const start = isDisposed ? undefined : await load();
    if (!isDisposed) started = start?.();
  };
  setImmediate(() => {
    begin().catch((error: unknown) => {
      log.bug("Loading what comes after the start", error);
    });
  });
  return new Disposable(() => {
    isDisposed = true;
    started?.dispose();
  });
}
