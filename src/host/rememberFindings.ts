import { Disposable, workspace } from "vscode";
import type { Memento } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { fromSaved, toSaved } from "../core/findings/savedFindings.ts";
import type { Log } from "./log.ts";
import { onDidChangeSettings, readSettings } from "./vscodeSettings.ts";

const name = "findings";

/** The first change is saved at once; those that follow within so many milliseconds, together. */
const pause = 300;

/**
 * Keeps findings over a reload, in VS Code's own memory of this workspace, while the setting says
 * so. What a newer version wrote is left alone. They come back in a trusted window only, since to
 * draw them is to read the files that they are about.
 */
export function rememberFindings(memento: Memento, store: FindingStore, log: Log): Disposable {
  const saved = readSettings().rememberFindings ? fromSaved(memento.get<unknown>(name)) : [];
  if (saved === "newer") {
    log.warn("The saved findings were written by a newer version and are left as they are");
    return new Disposable(() => undefined);
  }
  const restore = (): void => {
    const known = new Set(store.all().map(({ id }) => id));
    store.put(saved.filter(({ id }) => !known.has(id)));
  };
  if (workspace.isTrusted) restore();

  let timer: NodeJS.Timeout | undefined;
  let isWaiting = false;
  const save = (): void => {
    isWaiting = false;
    const isWanted = readSettings().rememberFindings;
    void memento.update(name, isWanted ? toSaved(store.all()) : undefined);
  };
  const saveSoon = (): void => {
    if (timer !== undefined) {
      isWaiting = true;
      return;
    }
    save();
    timer = setTimeout(() => {
      timer = undefined;
      if (isWaiting) saveSoon();
    }, pause);
  };
  return Disposable.from(
    workspace.onDidGrantWorkspaceTrust(restore),
    onDidChangeSettings(save),
    new Disposable(store.onDidChange(saveSoon)),
    new Disposable(() => {
      clearTimeout(timer);
      if (isWaiting) save();
    }),
  );
}
