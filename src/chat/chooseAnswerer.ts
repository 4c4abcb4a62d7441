import type { LanguageModelChat } from "vscode";
import type { ChatPorts } from "../core/chat/discuss.ts";
import type { Fault } from "../core/errors.ts";
import type { Settings } from "../core/settings.ts";
import { otherModel } from "../host/otherModels.ts";
import { vscodeClaude } from "../host/vscodeModels.ts";
import { modelVendor } from "../manifest.ts";

/** Who answers a question and at whose cost. */
export interface Answerer {
  readonly ports: ChatPorts;
  /** The model that was picked; without one, settings and persona say. */
  readonly model?: string;
  /** Somebody else who is paid for the answer, by their vendor id. */
  readonly payee?: string;
}

/**
 * The picker's choice, unless the setting says otherwise: `anthropic` is always the user's key,
 * `vscode` never.
 */
export async function chooseAnswerer(
  picked: LanguageModelChat,
  source: Settings["modelSource"],
  ports: ChatPorts,
): Promise<Answerer | Fault> {
  const isOurs = picked.vendor === modelVendor;
  if (source === "anthropic" || (source === "auto" && isOurs)) {
    return { ports, ...(isOurs && { model: picked.id }) };
  }
  const other = isOurs ? await otherModel() : picked;
  if (other === undefined) {
    const detail = "VS Code offers no other than ours, and “Model Source” asks for one";
    return { code: "model-not-found", detail };
  }
  const connect = (): ReturnType<ChatPorts["connect"]> => Promise.resolve(vscodeClaude(other));
  return { ports: { ...ports, connect }, model: other.id, payee: other.vendor };
}
