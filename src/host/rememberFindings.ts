import path from "node:path";
import { Disposable, RelativePattern, Uri, window, workspace } from "vscode";
import type { Memento } from "vscode";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { fromMemento } from "../core/findings/memory/savedFindings.ts";
import { catchBug } from "./catchBug.ts";
import type { Log } from "./log.ts";
import { keepMemory } from "./memory/keepMemory.ts";
import { forget } from "./memory/memoryFile.ts";
import { memoryFolder } from "./memory/memoryFolder.ts";
import { syncFile } from "./memory/syncFile.ts";
import type { FileSync } from "./memory/syncFile.ts";
import { onDidChangeSettings, readSettings } from "./vscodeSettings.ts";

export interface RememberPorts {
  readonly findings: FindingStore;
  readonly dismissals: DismissalStore;
  readonly log: Log;
  /** VS Code's folder for this workspace; none without a folder open. */
  readonly storageUri: Uri | undefined;
  /** Where the first version kept findings. */
  readonly memento: Memento;
}

/** The file's name in the storage folder. */
const fileName = "findings.json";
/** The memento's key. */
const mementoName = "findings";

/**
 * Keeps findings and dismissals over a reload, in a file of this workspace that all its windows
 * share, while the setting says so; without a folder nothing is kept. They come back in a trusted
 * window only, since to draw them is to read the files that they are about.
 */
export function rememberFindings(ports: RememberPorts): Disposable {
  const folder = ports.storageUri && memoryFolder(ports.storageUri);
  if (folder === undefined) return new Disposable(() => undefined);
  const file = path.join(folder, fileName);
  let keeping: Disposable | undefined;
  const follow = (): void => {
    const isWanted = readSettings().rememberFindings;
    if (!isWanted) {
      keeping?.dispose();
      keeping = undefined;
      drop(file, ports);
    } else if (workspace.isTrusted) keeping ??= keep(file, ports);
  };
  follow();
  return Disposable.from(
    workspace.onDidGrantWorkspaceTrust(follow),
    onDidChangeSettings(follow),
    new Disposable(() => void keeping?.dispose()),
  );
}

function keep(file: string, ports: RememberPorts): Disposable {
  const { findings, dismissals, log } = ports;
  const join = keepMemory({ file, findings, dismissals, now: Date.now, tell });
  const files = syncFile(file, join, (error) => {
    log.warn("The findings could not be saved; the next change tries again", codeOf(error));
  });
  takeFromMemento(ports);
  const soon = (): void => {
    files.soon();
  };
  soon();
  const watcher = workspace.createFileSystemWatcher(
    new RelativePattern(Uri.file(path.dirname(file)), fileName),
  );
  return Disposable.from(
    watcher,
    watcher.onDidChange(soon),
    watcher.onDidCreate(soon),
    // Where the watcher is blind, a look when the user comes back is soon enough.
    window.onDidChangeWindowState(({ focused }) => {
      if (focused) soon();
    }),
    new Disposable(findings.onDidChange(soon)),
    new Disposable(dismissals.onDidChange(soon)),
    stopping(files),
  );
}

/** Before the window closes what waits is written. */
function stopping(files: FileSync): Disposable {
  return new Disposable(() => {
    files.stop();
  });
}

/** Once: what the first version kept moves into the file. A later version's stays where it is. */
function takeFromMemento({ memento, findings, log }: RememberPorts): void {
  const saved = memento.get<unknown>(mementoName);
  if (saved === undefined) return;
  const read = fromMemento(saved);
  if (read === "newer") return;
  const known = new Set(findings.all().map(({ id }) => id));
  findings.put(read.filter(({ id }) => !known.has(id)));
  catchBug(log, "Forgetting old findings", memento.update(mementoName, undefined));
}

function drop(file: string, { memento, log }: RememberPorts): void {
  catchBug(log, "Forgetting old findings", memento.update(mementoName, undefined));
  try {
    forget(file);
  } catch (error) {
    log.warn("The saved findings could not be deleted", codeOf(error));
  }
}

/** What the file system calls it: its message would name folders of the user's. */
function codeOf(error: unknown): { readonly code?: string } {
  return error instanceof Error && "code" in error ? { code: String(error.code) } : {};
}

function tell(sentence: string): void {
  void window.showInformationMessage(sentence);
}
