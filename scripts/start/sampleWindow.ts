import fs from "node:fs";
import os from "node:os";
import path from "node:path";
import { writeUserSettings } from "../../test/support/userSettings.ts";
import type { ServeOptions } from "../vscode/serveWorkbench.ts";
import type { Answerer } from "./answerer.ts";
import { installExtensions } from "./installExtensions.ts";

/** What the starter opens and reviews; their fixes reach into migrations and callers. */
export const sampleFiles: readonly string[] = [
  "src/routes/orders.ts",
  "src/orders/orderRepository.ts",
  "src/payments/paymentConsumer.ts",
];

const sampleSettings = {
  "window.autoDetectColorScheme": true,
  // The sample's packages are not installed, so TypeScript would complain of nothing else.
  "js/ts.validate.enabled": false,
  "typescript.validate.enable": false,
};

export interface SampleWindow {
  readonly window: ServeOptions;
  /** Removes everything but the folder that is open. */
  readonly remove: () => Promise<void>;
}

/** Prepares a window with folders of its own, in which the extension is installed as users have it. */
export function prepareWindow(
  folder: string,
  isSample: boolean,
  startUrl: string,
  { env, settings }: Answerer,
): SampleWindow {
  const base = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), "start-")));
  const userData = path.join(base, "user");
  const extensions = path.join(base, "extensions");
  writeUserSettings(userData, { ...(isSample ? sampleSettings : {}), ...settings });
  installExtensions(extensions);
  return {
    window: {
      folder,
      userData,
      extensions,
      env: { ...env, START_URL: startUrl, START_FOLDER: folder },
      // One's own folder is for its owner to trust.
      trust: isSample,
    },
    remove: () => fs.promises.rm(base, { recursive: true, force: true, maxRetries: 5 }),
  };
}
