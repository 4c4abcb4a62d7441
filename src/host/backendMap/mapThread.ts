import { Worker } from "node:worker_threads";
import type { Answerer, MapFeed } from "../../core/backendMap/mapStore.ts";
import type {
  FromMapWorker,
  MapWorkerOptions,
  ToMapWorker,
} from "../../core/backendMap/upkeep/mapMessages.ts";
import type { Log } from "../log.ts";
import { createEndless } from "./endless.ts";
import type { EndlessPorts } from "./endless.ts";
import { hearInTurns } from "./hearInTurns.ts";
import { createQuestions } from "./questions.ts";
import type { Questions } from "./questions.ts";

export interface ThreadPorts extends EndlessPorts {
  /** The way to the bundled worker. */
  readonly entry: string;
  /** The message with which it begins, as of now. */
  readonly scan: () => ToMapWorker;
  readonly feed: Pick<MapFeed, "become" | "update">;
  readonly log: Pick<Log, "info" | "warn" | "bug">;
}

export interface MapThread extends Answerer {
  post(message: ToMapWorker): void;
  /** Looks at everything again. */
  scan(): void;
  dispose(): void;
}

/** Of JavaScript's own objects: enough for facts of 50,000 files, new ones with room to die young. */
const resourceLimits = { maxOldGenerationSizeMb: 2048, maxYoungGenerationSizeMb: 64 };

const failure = "The map could not be built: its thread ended twice. The log says more.";

/** Starts the thread that builds the map. One that crashes is started again, once. */
export function startMapThread(ports: ThreadPorts): MapThread {
  const { feed, log } = ports;
  const post = (message: ToMapWorker): void => {
    worker.postMessage(message);
  };
  const questions = createQuestions(post);
  const hear = hearing(ports, questions);
  let [isDisposed, crashes] = [false, 0];
  const endless = createEndless(ports, () => void worker.terminate());
  const ended = (): void => {
    if (isDisposed) return;
    if (!endless.hasEnded()) crashes += 1;
    questions.drop("The thread of the map ended.");
    if (crashes > 1) {
      feed.become({ kind: "failed", reason: failure });
      return;
    }
    log.warn("The thread of the map ended; it is started again");
    worker = startWorker(ports, endless.options(), hear, ended);
  };
  let worker = startWorker(ports, endless.options(), hear, ended);
  return {
    post,
    scan: () => {
      post(ports.scan());
    },
    ask: questions.ask,
    settle: questions.settle,
    dispose() {
      isDisposed = true;
      endless.dispose();
      questions.drop("The map is not kept any more.");
      void worker.terminate();
    },
  };
}

function hearing({ feed, log }: ThreadPorts, questions: Questions) {
  return (message: FromMapWorker): void => {
    if (message.kind === "update") feed.update(message);
    else if (message.kind === "progress") feed.become({ ...message, kind: "building" });
    else if (message.kind === "log") log.info(message.what, message.fields);
    else questions.hear(message);
  };
}

function startWorker(
  { entry, scan, log }: ThreadPorts,
  options: MapWorkerOptions,
  hear: (message: FromMapWorker) => void,
  onEnd: () => void,
): Worker {
  const heard = hearInTurns((message) => {
    hear(message as FromMapWorker);
  });
  const worker = new Worker(entry, {
    workerData: { ...options, told: heard.told },
    transferList: [heard.told],
    resourceLimits,
    // What the extension host was started with is none of its business.
    execArgv: [],
  });
  heard.listenTo(worker);
  worker.on("error", (error: unknown) => {
    log.bug("The thread of the map", error);
  });
  worker.on("exit", onEnd);
  worker.postMessage(scan());
  return worker;
}
