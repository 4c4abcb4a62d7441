import { Disposable, ProgressLocation, Uri, window } from "vscode";
import type { ExtensionContext } from "vscode";
import type { MapFeed, MapStore } from "../../core/backendMap/mapStore.ts";
import type { Log } from "../log.ts";
import { memoryFolder } from "../memory/memoryFolder.ts";
import { ownVersion } from "../ownVersion.ts";
import { mapFolders, openPlaces, unsavedTexts } from "./mapFolders.ts";
import { startMapThread } from "./mapThread.ts";
import { watchWorkspace } from "./watchWorkspace.ts";

export interface RunPorts extends Pick<ExtensionContext, "extensionUri" | "storageUri"> {
  readonly store: MapStore;
  readonly feed: MapFeed;
  readonly log: Log;
}

/** Builds the map in a thread beside this one, and keeps it as the files and their buffers are. */
export function runMap({ extensionUri, storageUri, store, feed, log }: RunPorts): Disposable {
  const dist = Uri.joinPath(extensionUri, "dist");
  const cacheFolder = storageUri && memoryFolder(storageUri);
  const thread = startMapThread({
    entry: Uri.joinPath(dist, "worker", "mapWorker.js").fsPath,
    options: {
      grammarFolders: [Uri.joinPath(dist, "grammars").fsPath],
      version: ownVersion(),
      ...(cacheFolder !== undefined && { cacheFolder }),
    },
    scan: () => ({
      kind: "scan",
      folders: mapFolders(),
      open: openPlaces(),
      unsaved: unsavedTexts(),
    }),
    feed,
    log,
  });
  const watch = watchWorkspace(thread);
  feed.answerBy({
    ask: thread.ask,
    settle(signal) {
      watch.tell();
      return thread.settle(signal);
    },
  });
  showProgress(store);
  return Disposable.from(thread, watch);
}

/** In the status bar, until the first map is whole. */
function showProgress(store: MapStore): void {
  const options = { location: ProgressLocation.Window, title: "Reading the backend" };
  void window.withProgress(options, (progress) => {
    const ended = Promise.withResolvers<undefined>();
    const stop = store.onDidChange(() => {
      const state = store.state();
      if (state.kind === "building") {
        if (state.total > 0) progress.report({ message: `${state.read} of ${state.total} files` });
        return;
      }
      stop();
      ended.resolve(undefined);
    });
    return ended.promise;
  });
}
