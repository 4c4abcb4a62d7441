import { Disposable, workspace } from "vscode";
import type { TextDocumentChangeEvent, Uri } from "vscode";
import type { AppliedFixStore } from "../core/findings/fixes/appliedFixStore.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { followEdits, reanchor } from "../core/findings/anchors/followEdits.ts";
import { renameIn } from "../core/findings/anchors/renameIn.ts";
import { catchBug } from "../host/catchBug.ts";
import type { Log } from "../host/log.ts";
import { followAppliedFixes } from "./followAppliedFixes.ts";

/**
 * Keeps the findings of the store on their code: through edits of open documents, shown or hidden,
 * through changes by other programs, and through files renamed and deleted.
 */
export function trackEdits(
  store: FindingStore,
  applied: AppliedFixStore,
  log: Pick<Log, "bug">,
): Disposable {
  const put = comparedPut(store);
  const compare: Compare = (uri, text) => {
    put(reanchor(store.of(uri), uri, text), store.of(uri));
  };
  const change = (event: TextDocumentChangeEvent): void => {
    const { document, contentChanges } = event;
    if (contentChanges.length === 0) return;
    const text = (): string => document.getText();
    put(followEdits(store.all(), document.uri.toString(), contentChanges, text));
    put(followAppliedFixes(store, applied, event));
  };

  return Disposable.from(
    workspace.onDidChangeTextDocument(change),
    workspace.onDidOpenTextDocument((document) => {
      compare(document.uri.toString(), document.getText());
    }),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        put(renameIn(store.all(), oldUri.toString(), newUri.toString()));
      }
    }),
    watchClosedFiles(store, compare, log),
    compareArrivals(store, put.isCompared, compare),
  );
}

type Compare = (uri: string, text: string | undefined) => void;

interface ComparedPut {
  /** @param alike findings that were compared with their text and stay as they are. */
  (changed: readonly Finding[], alike?: readonly Finding[]): void;
  readonly isCompared: (finding: Finding) => boolean;
}

/** Findings are never changed in place, so one that was compared with its text stays compared. */
function comparedPut(store: FindingStore): ComparedPut {
  const compared = new WeakSet<Finding>();
  const put = (changed: readonly Finding[], alike: readonly Finding[] = []): void => {
    for (const one of [...alike, ...changed]) compared.add(one);
    store.put(changed);
  };
  return Object.assign(put, { isCompared: (finding: Finding) => compared.has(finding) });
}

/** A finding that arrives was placed in the text as it was sent, not as it is by now. */
function compareArrivals(
  store: FindingStore,
  isCompared: (finding: Finding) => boolean,
  compare: Compare,
): Disposable {
  const stop = store.onDidChange((uris) => {
    for (const document of workspace.textDocuments) {
      const uri = document.uri.toString();
      if (uris.has(uri) && !store.of(uri).every(isCompared)) compare(uri, document.getText());
    }
  });
  return new Disposable(stop);
}

/** Files that nobody has open change too: by a checkout, a formatter, another program. */
function watchClosedFiles(
  store: FindingStore,
  compare: Compare,
  log: Pick<Log, "bug">,
): Disposable {
  const watcher = workspace.createFileSystemWatcher("**/*");
  const read = async (uri: Uri): Promise<void> => {
    const name = uri.toString();
    if (store.of(name).length === 0 || isOpen(name)) return;
    const text = await readText(uri);
    if (!isOpen(name)) compare(name, text);
  };
  const readAgain = (uri: Uri): void => {
    catchBug(log, "Reading a file that changed", read(uri));
  };
  const remove = (uri: Uri): void => {
    const within = (one: string): boolean =>
      one === uri.toString() || one.startsWith(`${uri.toString()}/`);
    const gone = store.all().map((one) => one.uri);
    for (const name of new Set(gone.filter(within))) compare(name, undefined);
  };
  return Disposable.from(
    watcher,
    watcher.onDidChange(readAgain),
    watcher.onDidCreate(readAgain),
    // Deleted by another program, an open document keeps the text and the user's choice.
    watcher.onDidDelete((uri) => {
      if (!isOpen(uri.toString())) remove(uri);
    }),
    workspace.onDidDeleteFiles(({ files }) => {
      files.forEach(remove);
    }),
    workspace.onDidCloseTextDocument(({ uri }) => {
      readAgain(uri);
    }),
  );
}

function isOpen(uri: string): boolean {
  return workspace.textDocuments.some((document) => document.uri.toString() === uri);
}

async function readText(uri: Uri): Promise<string | undefined> {
  try {
    return await workspace.decode(await workspace.fs.readFile(uri), { uri });
  } catch {
    // Gone since, or not to be read: in either case its text is not there to be quoted.
    return undefined;
  }
}
