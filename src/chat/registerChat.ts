import { Disposable, EventEmitter, Uri } from "vscode";
import type { ChatPorts } from "../core/discuss.ts";
import type { Model } from "../core/ports.ts";
import type { ReviewPorts } from "../core/startReview.ts";
import type { Log } from "../host/log.ts";
import { registerModelProvider } from "./modelProvider.ts";
import type { OfferedModel } from "./modelProvider.ts";
import { registerParticipant } from "./participant.ts";

export interface ChatDeps {
  readonly log: Log;
  readonly ports: ReviewPorts & ChatPorts;
  readonly extensionUri: Uri;
  /** The family that the persona asks for; its newest model stands first. */
  readonly personaLine: string;
}

/** `@architect`, and the models that VS Code wants to see before it lets a participant answer. */
export function registerChat({ log, ports, extensionUri, personaLine }: ChatDeps): Disposable {
  const models = ports.knownModels();
  const first = models.filter(({ line }) => line === personaLine);
  const offered = [...first, ...models.filter((model) => !first.includes(model))].map(offer);
  const changed = new EventEmitter<void>();
  return Disposable.from(
    changed,
    registerModelProvider({ models: () => offered, onDidChange: changed.event }),
    registerParticipant({
      log,
      ports,
      icon: Uri.joinPath(extensionUri, "media/icon.png"),
      startReview: async (request, observe, signal) => {
        const { startReview } = await import("../core/startReview.ts");
        return startReview(request, ports, observe, signal);
      },
    }),
  );
}

function offer({ id, name, line, maxInputTokens, maxOutputTokens, price }: Model): OfferedModel {
  const cost = price?.(0);
  const prices = cost === undefined ? "" : `$${cost.input} in, $${cost.output} out per million`;
  return {
    id,
    name,
    family: line,
    maxInputTokens: maxInputTokens - maxOutputTokens,
    maxOutputTokens,
    detail: prices,
    tooltip: `${name} with your own Claude API key, for @architect alone. ${prices} tokens.`,
  };
}
