import { Range, Uri } from "vscode";
import type { Disposable } from "vscode";
import { askAbout } from "../core/findings/words/askAbout.ts";
import { pathOf } from "../host/files/pathOf.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { commands } from "../manifest.ts";
import { chosenFinding } from "./findings.ts";
import type { FindingPorts } from "./findings.ts";
import { inChat, openChat } from "./openChat.ts";
import type { ChatPorts } from "./openChat.ts";

/** Opens the chat with a question about one finding, its code attached; nothing is sent yet. */
export function registerAskAboutFinding(ports: FindingPorts & ChatPorts): Disposable {
  return registerCommand(commands.askAboutFinding, ports, async (args) => {
    const finding = chosenFinding(args, ports);
    if (finding === undefined) return false;
    const { uri, range } = finding;
    const { start, end } = range;
    const code = new Range(start.line, start.character, end.line, end.character);
    const attached = { uri: Uri.parse(uri), range: inChat(code) };
    return openChat(askAbout(finding, `${pathOf(uri)}:${start.line + 1}`), attached, ports);
  });
}
