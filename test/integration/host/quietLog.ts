import type { Log } from "../../../src/host/log.ts";

/** A log that nobody reads. VS Code shares a channel by its name, so closing a second one of that name would close the extension's. */
export function quietLog(): Log {
  const nothing = (): void => undefined;
  return { info: nothing, warn: nothing, bug: nothing, show: nothing, dispose: nothing };
}
