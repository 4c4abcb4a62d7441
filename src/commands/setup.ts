import { Disposable, ProgressLocation, window, workspace } from "vscode";
import type { Fault } from "../core/errors.ts";
import { sentenceOf, withoutLinks } from "../core/errors.ts";
import type { Settings } from "../core/settings.ts";
import type { Log } from "../host/log.ts";
import { registerCommand } from "../host/registerCommand.ts";
import { askForKey } from "../host/service/askForKey.ts";
import type { SecretKeys } from "../host/service/secretKeys.ts";
import { serviceAddress } from "../host/service/serviceAddress.ts";
import type { ServiceAddress } from "../host/service/serviceAddress.ts";
import { toSignal } from "../host/toSignal.ts";
import { commands } from "../manifest.ts";

export interface SetupCommandPorts {
  readonly log: Log;
  readonly keys: SecretKeys;
  readonly settings: () => Settings;
  /** Asks the service whether it accepts the key; undefined when it does. */
  readonly checkKey: (
    address: ServiceAddress,
    key: string,
    signal: AbortSignal,
  ) => Promise<Fault | undefined>;
}

export function registerSetupCommands(ports: SetupCommandPorts): Disposable {
  const guard = { log: ports.log };
  return Disposable.from(
    registerCommand(commands.setApiKey, guard, async () => withAddress(ports, setApiKey)),
    registerCommand(commands.removeApiKey, guard, async () => withAddress(ports, removeApiKey)),
    registerCommand(commands.showLog, guard, () => {
      ports.log.show();
    }),
  );
}

type KeyChange = (ports: SetupCommandPorts, address: ServiceAddress) => Promise<boolean>;

/** @returns whether a key was kept or removed. */
async function withAddress(ports: SetupCommandPorts, change: KeyChange): Promise<boolean> {
  const address = serviceAddress(ports.settings().baseUrl);
  if (!("code" in address)) return change(ports, address);
  void window.showErrorMessage(sentenceOf(address));
  return false;
}

async function setApiKey(ports: SetupCommandPorts, address: ServiceAddress): Promise<boolean> {
  const { host, origin } = address;
  let prompt = "Enter your Claude API key.";
  for (;;) {
    const key = await askForKey(host, prompt, new AbortController().signal);
    if (key === undefined) return false;
    const answer = await checked(ports, address, key);
    if (answer === "retype") prompt = "Enter your Claude API key again.";
    else if (answer === "drop") return false;
    else {
      const isKept = await ports.keys.store(origin, key);
      if (isKept) void window.showInformationMessage(answer.keep);
      else void window.showErrorMessage(notKept);
      return isKept;
    }
  }
}

type Checked = "retype" | "drop" | { readonly keep: string };

/** Before the folder is trusted nothing is sent, so the key is kept as it is. */
async function checked(
  ports: SetupCommandPorts,
  address: ServiceAddress,
  key: string,
): Promise<Checked> {
  const { host } = address;
  if (!workspace.isTrusted) {
    return { keep: `The key for ${host} is kept. It is checked by the first request.` };
  }
  const fault = await check(ports, address, key);
  if (fault === "cancelled") return "drop";
  if (fault === undefined) return { keep: `The key works and is kept for ${host}.` };

  if (fault.code !== "bad-key" && fault.code !== "forbidden") {
    return {
      keep: `The key for ${host} is kept, but it could not be checked. ${sentenceOf(fault)}`,
    };
  }
  const retype = "Type It Again";
  const keep = "Keep It Anyway";
  const answer = await window.showWarningMessage(keySentence(fault, host), retype, keep);
  if (answer === retype) return "retype";
  return answer === keep ? { keep: `The key for ${host} is kept.` } : "drop";
}

async function check(
  { checkKey }: SetupCommandPorts,
  address: ServiceAddress,
  key: string,
): Promise<Fault | "cancelled" | undefined> {
  const title = `Checking the key with ${address.host}`;
  return window.withProgress(
    { location: ProgressLocation.Notification, title, cancellable: true },
    async (_, token) => {
      const signal = toSignal(token);
      const fault = await checkKey(address, key, signal);
      return signal.aborted ? "cancelled" : fault;
    },
  );
}

function keySentence(fault: Fault, host: string): string {
  const detail = fault.detail === undefined ? "" : ` (${withoutLinks(fault.detail)})`;
  if (fault.code === "bad-key") {
    return `${host} does not accept this key${detail}: look whether it was copied whole, is still active, and belongs to this address.`;
  }
  return sentenceOf(fault);
}

async function removeApiKey(
  { keys }: SetupCommandPorts,
  { host, origin }: ServiceAddress,
): Promise<boolean> {
  const before = await keys.get(origin);
  if (!(await keys.remove(origin))) {
    void window.showErrorMessage(notRemoved);
    return false;
  }
  const after = await keys.get(origin);
  const removed = "value" in before && before.from === "storage";
  const first = removed ? `The key for ${host} is removed.` : `No key for ${host} was kept.`;
  const environment = " ANTHROPIC_API_KEY of VS Code's environment is used now.";
  void window.showInformationMessage("value" in after ? first + environment : first);
  return removed;
}

const notKept =
  "The key could not be kept, because VS Code's secret storage did not accept it: unlock the system's keyring and set the key again.";
const notRemoved =
  "The key could not be removed, because VS Code's secret storage did not allow it: unlock the system's keyring and try again.";
