import { window } from "vscode";
import type { Fault } from "../../core/errors.ts";
import type { Claude } from "../../core/ports.ts";
import type { Settings } from "../../core/settings.ts";
import type { Log } from "../log.ts";
import { askForKey } from "./askForKey.ts";
import type { SecretKeys } from "./secretKeys.ts";
import { serviceAddress } from "./serviceAddress.ts";
import type { ServiceAddress } from "./serviceAddress.ts";

export interface ConnectPorts {
  readonly settings: () => Settings;
  readonly keys: SecretKeys;
  readonly log: Log;
  /** Loads the client and gives it one address and the key for it. */
  readonly open: (address: ServiceAddress, key: string) => Promise<Claude>;
}

/** Claude with the user's key; a first gesture without one asks for it, and then goes on. */
export async function connect(ports: ConnectPorts, signal: AbortSignal): Promise<Claude | Fault> {
  const address = serviceAddress(ports.settings().baseUrl);
  if ("code" in address) return address;
  const kept = await ports.keys.get(address.origin);
  if ("value" in kept) return ports.open(address, kept.value);
  // A key may well be there: to ask for it again would not open the storage.
  if (kept.detail !== undefined) return kept;
  const key = await ask(ports, address, signal);
  return key === undefined ? kept : ports.open(address, key);
}

/** Claude when that needs no question: for what is merely shown, such as the list of models. */
export async function connectQuietly(ports: ConnectPorts): Promise<Claude | Fault> {
  const address = serviceAddress(ports.settings().baseUrl);
  if ("code" in address) return address;
  const key = await ports.keys.get(address.origin);
  return "value" in key ? ports.open(address, key.value) : key;
}

async function ask(
  { keys }: ConnectPorts,
  { origin, host }: ServiceAddress,
  signal: AbortSignal,
): Promise<string | undefined> {
  const key = await askForKey(host, "Enter your Claude API key to go on.", signal);
  if (key === undefined || signal.aborted) return undefined;
  if (!(await keys.store(origin, key))) {
    void window.showWarningMessage(
      "The key could not be kept, because VS Code's secret storage did not accept it: it is used this once. Unlock the system's keyring to keep it.",
    );
  }
  return key;
}
