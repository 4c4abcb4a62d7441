import type { Fault } from "../../core/errors.ts";
import type { Persona } from "../../core/personas/parsePersona.ts";
import type { Claude } from "../../core/ports.ts";
import { wantedModel } from "../../core/resolveModel.ts";
import { otherModel } from "../otherModels.ts";
import { vscodeClaude } from "../vscodeModels.ts";
import { connect, connectQuietly } from "./connect.ts";
import type { ConnectPorts } from "./connect.ts";

export interface ReviewConnectPorts extends ConnectPorts {
  readonly persona: () => Promise<Persona>;
}

/**
 * Who answers a review, by the setting `modelSource`: `anthropic` is always the user's key,
 * `vscode` always a model that VS Code offers, `auto` the key if there is one, else such a model.
 * A key is asked for where nobody else answers.
 */
export async function connectForReview(
  ports: ReviewConnectPorts,
  signal: AbortSignal,
): Promise<Claude | Fault> {
  const { modelSource } = ports.settings();
  const own = modelSource === "vscode" ? undefined : await connectQuietly(ports);
  if (own !== undefined && isSettled(own)) return own;
  const other = modelSource === "anthropic" ? undefined : await otherAnswerer(ports);
  if (other !== undefined) return other;
  return own === undefined ? noneOffered : connect(ports, signal);
}

/** One of VS Code's models, where a review would be answered by it now. */
export async function otherAnswerer(ports: ReviewConnectPorts): Promise<Claude | undefined> {
  const { modelSource, model } = ports.settings();
  if (modelSource === "anthropic") return undefined;
  if (modelSource === "auto" && isSettled(await connectQuietly(ports))) return undefined;
  const other = await otherModel(wantedModel(model, await ports.persona()));
  return other === undefined ? undefined : vscodeClaude(other);
}

/** There is a key, or one that cannot be reached: either way nobody else is asked instead. */
function isSettled(own: Claude | Fault): boolean {
  return !("code" in own) || own.code !== "no-key" || own.detail !== undefined;
}

const noneOffered: Fault = {
  code: "model-not-found",
  detail:
    "VS Code offers none besides ours, and “Model Source” asks for one: sign in to one, or set it to “Automatic”",
};
