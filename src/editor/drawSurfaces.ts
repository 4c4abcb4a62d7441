import { Disposable } from "vscode";
import type { Memento } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { catchBug } from "../host/catchBug.ts";
import type { Log } from "../host/log.ts";
import { readSettings } from "../host/vscodeSettings.ts";
import { createArrangementStore } from "./arrangementStore.ts";
import { drawBackend } from "./backend/drawBackend.ts";
import type { BackendPorts } from "./backend/drawBackend.ts";
import type { MapFilterStore } from "./backend/mapFilterStore.ts";
import type { ArrangementStore } from "./arrangementStore.ts";
import { registerCodeActions } from "./codeActions.ts";
import type { FindingActions } from "./drawFindings.ts";
import { drawFindingsTree } from "./findingsTree.ts";
import { drawStatusBar } from "./statusBar.ts";
import type { StatusBarPorts } from "./statusBar.ts";

export interface SurfacePorts {
  readonly findings: FindingStore;
  readonly session: SessionStore;
  readonly backendMap: BackendPorts;
  readonly log: Pick<Log, "bug">;
  /** Keeps what the user chose for this workspace. */
  readonly memory: Memento;
  readonly status: Pick<StatusBarPorts, "model" | "keyNote" | "onDidChange" | "today">;
}

export interface Surfaces {
  /** What draws findings, loaded if it was not yet. */
  actions(): Promise<FindingActions>;
  /** How findings are listed. */
  readonly arrangement: ArrangementStore;
  /** What of the backend is shown. */
  readonly filter: MapFilterStore;
  dispose(): void;
}

/**
 * Every place of the editor that draws what the stores hold. What is there from the start is
 * drawn at once; what only findings need is loaded when a review begins.
 */
export function drawSurfaces(ports: SurfacePorts): Surfaces {
  const { findings, session, log, memory, status } = ports;
  const arrangement = createArrangementStore(memory, log);
  const disposables: { dispose(): unknown }[] = [];
  const actions = loadedOnce(async () => {
    const { drawFindings } = await import("./drawFindings.ts");
    const drawn = drawFindings(findings, session, log);
    disposables.push(drawn);
    return drawn.actions;
  });
  const load = (): void => {
    catchBug(log, "Loading what draws findings", actions());
  };

  const backend = drawBackend(ports.backendMap, log);
  disposables.push(
    backend,
    drawFindingsTree({
      store: findings,
      session,
      arrangement,
      reveal: (finding) => {
        const revealing = actions().then((surfaces) => surfaces.reveal(finding));
        catchBug(log, "Showing a finding", revealing);
      },
    }),
    drawStatusBar({ ...status, findings, session }),
    registerCodeActions({
      store: findings,
      minimumSeverity: () => readSettings().minimumSeverity,
    }),
    onFindings(ports, load),
  );
  return {
    actions,
    arrangement,
    filter: backend.filter,
    dispose: () => void Disposable.from(...disposables).dispose(),
  };
}

/** When there are findings, or will be. */
function onFindings({ findings, session }: SurfacePorts, act: () => void): Disposable {
  return Disposable.from(
    new Disposable(
      session.onDidChange(({ running }) => {
        if (running.length > 0) act();
      }),
    ),
    new Disposable(findings.onDidChange(act)),
  );
}

function loadedOnce<Loaded>(load: () => Promise<Loaded>): () => Promise<Loaded> {
  let loaded: Promise<Loaded> | undefined;
  return () => (loaded ??= load());
}
