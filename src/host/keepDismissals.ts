import { Disposable, window, workspace } from "vscode";
import type { WorkspaceFolder } from "vscode";
import type { Dismissal } from "../core/findings/dismissals/dismissals.ts";
import type { DismissalStore } from "../core/findings/dismissals/dismissalStore.ts";
import type { FindingStore } from "../core/findings/findingStore.ts";
import { renameDismissals } from "../core/findings/dismissals/renameDismissals.ts";
import type { SharedDismissals } from "../core/findings/dismissals/sharedDismissals.ts";
import { sharedFile } from "../core/findings/dismissals/sharedDismissals.ts";
import type { Files } from "../core/ports.ts";
import { catchBug } from "./catchBug.ts";
import { pathOf } from "./files/pathOf.ts";
import type { Log } from "./log.ts";
import { settleFindings } from "./settleFindings.ts";
import type { TeamFile } from "./teamFile.ts";
import { inWorkspace, readTeamFile, watchTeamFiles } from "./teamFile.ts";

export interface DismissalPorts {
  readonly findings: FindingStore;
  readonly dismissals: DismissalStore;
  readonly files: Files;
  readonly log: Pick<Log, "bug">;
}

/**
 * Keeps dismissals true in a trusted window: reads what the team shares, now and whenever it
 * changes, lets them follow renamed files, and dismisses findings that fall under one of them.
 */
export function keepDismissals(ports: DismissalPorts): Disposable {
  const { dismissals } = ports;
  const said = new Set<string>();
  const tellOnce = (sentence: string): void => {
    if (said.has(sentence)) return;
    said.add(sentence);
    void window.showInformationMessage(sentence);
  };
  let reads = 0;
  const read = async (): Promise<void> => {
    if (!workspace.isTrusted) return;
    reads += 1;
    const mine = reads;
    const team = await readTeam(tellOnce);
    // A later look knows better.
    if (mine === reads) dismissals.setTeam(team);
  };
  const readAgain = (): void => {
    catchBug(ports.log, "Reading what the team dismissed", read());
  };
  readAgain();
  return Disposable.from(
    settleFindings(ports),
    watchTeamFiles(readAgain),
    workspace.onDidChangeWorkspaceFolders(readAgain),
    workspace.onDidGrantWorkspaceTrust(readAgain),
    workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri, newUri } of files) {
        const [before, after] = [pathOf(oldUri.toString()), pathOf(newUri.toString())];
        const { add, remove } = renameDismissals(dismissals.own, before, after);
        dismissals.remove(remove);
        dismissals.add(add);
      }
    }),
  );
}

/** What the files of all folders say together. */
async function readTeam(tell: (sentence: string) => void): Promise<readonly Dismissal[]> {
  const folders = workspace.workspaceFolders ?? [];
  const all = await Promise.all(
    folders.map(async (folder) => ofFolder(folder, await readTeamFile(folder), tell)),
  );
  return all.flat();
}

function ofFolder(
  folder: WorkspaceFolder,
  file: TeamFile,
  tell: (sentence: string) => void,
): readonly Dismissal[] {
  if (typeof file === "string") {
    tell(`${sharedFile} is not followed: it ${troubles[file]}.`);
    return [];
  }
  if (file.unread.length > 0) tell(skipped(file));
  return file.dismissals.map((one) => inWorkspace(folder, one));
}

const troubles: Readonly<Record<Extract<TeamFile, string>, string>> = {
  newer: "was written by a newer version",
  unreadable: "cannot be read",
  elsewhere: "is linked from outside the folder",
};

function skipped({ unread }: SharedDismissals): string {
  const count = unread.length;
  return count === 1
    ? `One entry of ${sharedFile} is no dismissal and was skipped.`
    : `${count} entries of ${sharedFile} are no dismissals and were skipped.`;
}
