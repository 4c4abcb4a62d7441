import { Disposable, workspace } from "vscode";
import type { CheckScope } from "../../core/backendMap/checks/runLocalChecks.ts";
import type { MapStore } from "../../core/backendMap/mapStore.ts";
import type { Candidates } from "../../core/backendMap/upkeep/findCandidates.ts";
import type { Checked, CheckPorts } from "../../core/checkLocally.ts";
import type { Fault } from "../../core/errors.ts";
import type { SessionStore } from "../../core/sessionStore.ts";
import { catchBug } from "../catchBug.ts";
import { openFiles } from "../files/openFiles.ts";
import type { Log } from "../log.ts";
import { readSettings } from "../vscodeSettings.ts";

export interface CheckingWorld extends Pick<CheckPorts, "files" | "findings"> {
  readonly backendMap: {
    readonly store: MapStore;
    /** Starts the map if it was not yet; whether there is or will be one. */
    want(): boolean;
  };
  readonly session: SessionStore;
  readonly log: Pick<Log, "bug" | "warn">;
}

export interface Checking {
  readonly ports: CheckPorts;
  readonly run: (scope: CheckScope, signal: AbortSignal) => Promise<Checked>;
  dispose(): void;
}

/** Milliseconds after a save in which others join it: all files are often saved at once. */
const pause = 100;

/** The local checks: on demand, beside every review, and on save where the user wants that. */
export function createChecking(world: CheckingWorld): Checking {
  const { files, findings, log } = world;
  const ports: CheckPorts = {
    files,
    findings,
    isTrusted: () => workspace.isTrusted,
    knowledge: (signal) => candidatesIn(world, signal),
  };
  const stopping = new AbortController();
  const run = async (scope: CheckScope, signal: AbortSignal): Promise<Checked> => {
    const { checkLocally } = await import("../../core/checkLocally.ts");
    return checkLocally(scope, ports, signal);
  };
  const quietly = (scope: CheckScope): void => {
    catchBug(log, "Running the local checks", run(scope, stopping.signal));
  };
  const all = Disposable.from(
    besideReviews(world.session, quietly),
    onSave(quietly),
    new Disposable(() => {
      stopping.abort();
    }),
  );
  return { ports, run, dispose: () => void all.dispose() };
}

async function candidatesIn(
  { backendMap, log }: CheckingWorld,
  signal: AbortSignal,
): Promise<Candidates | Fault> {
  if (!backendMap.want()) return { code: "untrusted" };
  const { store } = backendMap;
  try {
    await store.whole(signal);
    return await store.ask("candidates", {}, signal);
  } catch {
    signal.throwIfAborted();
    log.warn("The local checks could not run");
    const state = store.state();
    return { code: "internal", ...(state.kind === "failed" && { detail: state.reason }) };
  }
}

/** What is proved about code under review stands there before Claude answers. */
function besideReviews(session: SessionStore, quietly: (scope: CheckScope) => void): Disposable {
  let last = 0;
  return new Disposable(
    session.onDidChange(({ running }) => {
      const fresh = running.filter(({ id }) => id > last);
      last = Math.max(0, ...running.map(({ id }) => id));
      const uris = fresh.flatMap((review) => review.uris);
      if (uris.length > 0) quietly(uris);
    }),
  );
}

function onSave(quietly: (scope: CheckScope) => void): Disposable {
  let timer: NodeJS.Timeout | undefined;
  const saving = workspace.onDidSaveTextDocument(() => {
    if (!workspace.isTrusted || !readSettings().checkOnSave) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      quietly(openFiles().map((uri) => uri.toString()));
    }, pause);
  });
  return Disposable.from(
    saving,
    new Disposable(() => {
      clearTimeout(timer);
    }),
  );
}
