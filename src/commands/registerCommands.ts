import { Disposable } from "vscode";
import type { Model } from "../core/ports.ts";
import type { ReviewResult } from "../core/reviewEvent.ts";
import type { ReviewRequest } from "../core/reviewRequest.ts";
import type { Log } from "../host/log.ts";
import type { PersonaPorts } from "../host/personaPorts.ts";
import { registerVersionDocuments } from "../host/git/versionDocuments.ts";
import type { HostPorts } from "../host/reviewPorts.ts";
import type { SecretKeys } from "../host/service/secretKeys.ts";
import { createVirtualDocuments } from "../host/virtualDocuments.ts";
import type { VirtualDocuments } from "../host/virtualDocuments.ts";
import { readSettings } from "../host/vscodeSettings.ts";
import { registerArrangeCommands } from "./arrangeFindings.ts";
import type { ArrangePorts } from "./arrangeFindings.ts";
import { registerAsk } from "./ask.ts";
import { registerAskAboutFinding } from "./askAboutFinding.ts";
import type { AskPorts } from "./ask.ts";
import { registerBackendMap } from "./backendMap.ts";
import type { BackendMapPorts } from "./backendMap.ts";
import { registerRunChecks } from "./runChecks.ts";
import type { RunChecksPorts } from "./runChecks.ts";
import { registerBackendCommands } from "./showBackend.ts";
import type { BackendCommandPorts } from "./showBackend.ts";
import { registerChooseModel } from "./chooseModel.ts";
import { registerChoosePersona } from "./choosePersona.ts";
import { registerDismissCommands } from "./dismissFinding.ts";
import { registerExportFindings } from "./exportFindings.ts";
import { registerFindingCommands } from "./findings.ts";
import { registerFixCommands } from "./fixes.ts";
import type { FixPorts } from "./fixes.ts";
import { registerHandOnCommands } from "./handOn.ts";
import { registerRequestCommands } from "./requests.ts";
import { registerReviewCommands } from "./review.ts";
import { registerSetupCommands } from "./setup.ts";
import type { SetupCommandPorts } from "./setup.ts";
import { registerShowFinding } from "./showFinding.ts";
import type { ShowFindingPorts } from "./showFinding.ts";
import { registerTalkCommands } from "./talk.ts";
import type { TalkPorts } from "./talk.ts";

export interface CommandPorts {
  readonly log: Log;
  readonly keys: SecretKeys;
  readonly ports: HostPorts;
  /** What surfaces do with a finding. */
  readonly actions: Omit<FixPorts & ShowFindingPorts, "log" | "findings">;
  readonly review: (request: ReviewRequest) => Promise<ReviewResult>;
  readonly reconsider: TalkPorts["reconsider"];
  readonly checkKey: SetupCommandPorts["checkKey"];
  readonly personas: PersonaPorts;
  readonly arrangement: ArrangePorts["arrangement"];
  readonly chatOpened: AskPorts["chatOpened"];
  readonly backendMap: BackendMapPorts["backendMap"];
  readonly filter: BackendCommandPorts["filter"];
  readonly runChecks: RunChecksPorts["runChecks"];
}

/** Every command of the manifest. */
export function registerCommands(world: CommandPorts): Disposable {
  const { log, keys, ports, personas, actions } = world;
  const { session } = ports;
  const [documents, rest] = [createVirtualDocuments(), () => session.state().rest];
  return Disposable.from(
    documents,
    registerVersionDocuments(),
    registerReviewCommands({
      log,
      rest,
      startReview: world.review,
      cancelReviews: () => {
        for (const { cancel } of session.state().running) cancel();
      },
    }),
    registerRequestCommands({
      log,
      documents,
      rest,
      preview: async (request) => {
        const { previewReview } = await import("../core/startReview.ts");
        return previewReview(request, ports, new AbortController().signal);
      },
      lastRequests: () => session.state().lastRequests,
      lastLeftOut: () => session.state().lastLeftOut,
      session,
    }),
    registerOnFindings(world),
    registerDismissCommands({ ...ports, ...actions, log }),
    registerArrangeCommands({ log, arrangement: world.arrangement }),
    registerTalkCommands({ ...ports, ...actions, log, reconsider: world.reconsider }),
    registerHandOnCommands({ ...ports, log, findingAt: actions.findingAt }),
    registerExportFindings({ ...ports, log }),
    registerSetupCommands({ log, keys, settings: readSettings, checkKey: world.checkKey }),
    registerChooseModel({ log, settings: readSettings, models: () => modelsOf(ports) }),
    registerChoosePersona({ log, ...personas, personas: () => personas.all() }),
    registerAsk({ log, chatOpened: world.chatOpened }),
    registerOnBackend(world, documents),
  );
}

/** What is done with the map of the backend. */
function registerOnBackend(world: CommandPorts, documents: VirtualDocuments): Disposable {
  return Disposable.from(
    registerBackendMap(world),
    registerBackendCommands({ ...world, documents }),
    registerRunChecks(world),
  );
}

/** What is done with one finding where it is. */
function registerOnFindings({ log, ports, actions, chatOpened }: CommandPorts): Disposable {
  const here = { log, findings: ports.findings, ...actions };
  return Disposable.from(
    registerFindingCommands(here),
    registerShowFinding(here),
    registerFixCommands(here),
    registerAskAboutFinding({ ...here, chatOpened }),
  );
}

async function modelsOf(ports: HostPorts): Promise<readonly Model[]> {
  const claude = await ports.connectQuietly();
  if ("code" in claude || !ports.isTrusted()) return ports.knownModels();
  return claude.models(new AbortController().signal);
}
