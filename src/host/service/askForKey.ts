import { window } from "vscode";
import { toToken } from "../toSignal.ts";
import { keyTrouble } from "./keyTrouble.ts";

/**
 * Asks for the key of `host` in a password box; undefined when it was closed or left empty.
 *
 * @param prompt why it is asked, before the name of the host.
 */
export async function askForKey(
  host: string,
  prompt: string,
  signal: AbortSignal,
): Promise<string | undefined> {
  const typed = await window.showInputBox(
    {
      title: "Backend Architect: API Key",
      prompt: `${prompt} It is kept in VS Code's secret storage and sent to ${host} alone.`,
      placeHolder: "sk-ant-…",
      password: true,
      ignoreFocusOut: true,
      validateInput: keyTrouble,
    },
    toToken(signal),
  );
  const key = typed?.trim() ?? "";
  return key === "" || keyTrouble(key) !== undefined ? undefined : key;
}
