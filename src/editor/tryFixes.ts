import { Disposable } from "vscode";
import type { Grammars } from "../core/backendMap/grammars/createGrammars.ts";
import { isStanding } from "../core/findings/drawnFindings.ts";
import type { Finding } from "../core/findings/finding.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { tryFix } from "../core/findings/fixes/tryFix.ts";
import { catchBug } from "../host/catchBug.ts";
import { languageOf } from "../host/files/languageOf.ts";
import type { Log } from "../host/log.ts";
import { openFixFiles } from "./openFixFiles.ts";

export interface TryingPorts {
  readonly store: FindingStore;
  /** Loaded with the first fix. */
  readonly grammars: () => Promise<Grammars>;
  readonly log: Pick<Log, "bug">;
}

/** Tries each fix that arrives in memory, once, and notes in the store whether it parses. */
export function tryFixes({ store, grammars, log }: TryingPorts): Disposable {
  const tried = new Map<string, string>();
  const isNew = (finding: Finding): boolean => {
    if (tried.get(finding.id) === wordingOf(finding)) return false;
    tried.set(finding.id, wordingOf(finding));
    return true;
  };
  const attempt = async (finding: Finding): Promise<void> => {
    const { fix } = finding;
    if (fix === undefined) return;
    const known = await grammars();
    if (!fix.edits.some(({ uri }) => known.knows(languageOf(uri)))) return;
    const files = await openFixFiles(finding);
    const trial = await tryFix(fix, { ...files, grammars: known, languageOf });
    const now = store.get(finding.id);
    if (trial === undefined || now?.fix === undefined || wordingOf(now) !== wordingOf(finding)) {
      return;
    }
    store.put([{ ...now, fix: { ...now.fix, trial } }]);
  };
  const stop = store.onDidChange((uris) => {
    for (const id of tried.keys()) if (store.get(id) === undefined) tried.delete(id);
    const found = [...uris].flatMap((uri) => store.of(uri));
    for (const finding of found) {
      const isUntried = finding.fix !== undefined && finding.fix.trial === undefined;
      if (!isUntried || !isStanding(finding) || !isNew(finding)) continue;
      catchBug(log, "Trying a fix", attempt(finding));
    }
  });
  return new Disposable(stop);
}

/** What a fix writes, wherever its places have moved to. */
function wordingOf({ fix }: Finding): string {
  return JSON.stringify(fix?.edits.map(({ uri, oldText, newText }) => [uri, oldText, newText]));
}
