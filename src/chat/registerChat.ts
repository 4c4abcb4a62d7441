import { Disposable, EventEmitter, Uri } from "vscode";
import type { Event, ExtensionContext } from "vscode";
import type { ChatPorts } from "../core/chat/discuss.ts";
import { wantedModel } from "../core/resolveModel.ts";
import type { ReviewPorts } from "../core/startReview.ts";
import type { Log } from "../host/log.ts";
import { onDidChangeSettings } from "../host/vscodeSettings.ts";
import { registerModelProvider } from "./modelProvider.ts";
import type { BackendToolPorts } from "./backendTools.ts";
import { registerBackendTools } from "./registerBackendTools.ts";
import { registerFindingsTool } from "./registerFindingsTool.ts";
import type { OfferedModel } from "./modelProvider.ts";
import { offeredModels } from "./offeredModels.ts";
import { registerParticipant } from "./participant.ts";

export interface ChatDeps {
  readonly log: Log;
  readonly ports: ReviewPorts & ChatPorts;
  readonly context: Pick<ExtensionContext, "extensionUri">;
  /** The family that the persona asks for; its newest model stands first. */
  readonly personaLine: string;
  readonly onDidOpenChat: Event<void>;
  /** What other agents may read of the backend. */
  readonly tools: BackendToolPorts;
  /** Hears of each question before it is answered. */
  readonly onQuestion: () => unknown;
}

/**
 * `@architect`, and the models that VS Code wants to see before it lets a participant answer. VS
 * Code sorts models by name and takes the first for who never chose: the name of the persona's own
 * makes it that one, and not the dearest.
 */
export function registerChat(deps: ChatDeps): Disposable {
  const { log, ports, context, personaLine, onDidOpenChat, onQuestion } = deps;
  const offered = (): readonly OfferedModel[] =>
    offeredModels(ports.knownModels(), wantedModel(ports.settings().model, { model: personaLine }));
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    onDidChangeSettings(() => {
      changed.fire();
    }),
    registerModelProvider({ models: offered, onDidChange: changed.event, onDidOpenChat }),
    registerFindingsTool(ports),
    registerBackendTools(deps.tools),
    registerParticipant({
      log,
      ports,
      onQuestion,
      icon: Uri.joinPath(context.extensionUri, "media/icon.png"),
      startReview: async (request, observe, signal) => {
        const { startReview } = await import("../core/startReview.ts");
        return startReview(request, ports, observe, signal);
      },
    }),
  );
}
