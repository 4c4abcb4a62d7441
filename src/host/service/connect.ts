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
  const key = (await ports.keys.get(address.origin))?.value ?? (await ask(ports, address, signal));
  if (key === undefined) return { code: "no-key" };
  return ports.open(address, key);
}

/** Claude when that needs no question: for what is merely shown, such as the list of models. */
export async function connectQuietly(ports: ConnectPorts): Promise<Claude | Fault> {
  const address = serviceAddress(ports.settings().baseUrl);
  if ("code" in address) return address;
  const key = await ports.keys.get(address.origin);
  return key === undefined ? { code: "no-key" } : ports.open(address, key.value);
}

async function ask(
  { keys, log }: ConnectPorts,
  { origin, host }: ServiceAddress,
  signal: AbortSignal,
): Promise<string | undefined> {
  const key = await askForKey(host, "Enter your Claude API key to go on.", signal);
  if (key === undefined || signal.aborted) return undefined;
  try {
    await keys.store(origin, key);
  } catch {
    log.warn("VS Code's secret storage could not be written");
    void window.showWarningMessage(
      "The key could not be kept: VS Code's secret storage did not accept it. It is used this once.",
    );
  }
  return key;
}
