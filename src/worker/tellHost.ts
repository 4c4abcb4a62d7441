import { parentPort, workerData } from "node:worker_threads";
import type { MessagePort } from "node:worker_threads";
import type { FromMapWorker } from "../core/backendMap/upkeep/mapMessages.ts";

/** Says something to who started this thread, and wakes him: he hears it when he has the time. */
export function tellHost(message: FromMapWorker): void {
  const { told } = workerData as { readonly told: MessagePort };
  told.postMessage(message);
  parentPort?.postMessage(undefined);
}
