import { MessageChannel, receiveMessageOnPort } from "node:worker_threads";
import type { MessagePort, Worker } from "node:worker_threads";

/** What a thread says, heard a little at a time. */
export interface Heard {
  /** The thread's end of the line: to be handed to it as `told` of its `workerData`. */
  readonly told: MessagePort;
  /** @param worker posts anything whenever it has said something. */
  listenTo(worker: Worker): void;
}

/** Milliseconds; the editor stands still meanwhile. */
const longestTurn = 5;

/**
 * Hears messages of a thread for a few milliseconds, then lets others have their turn. Node hands
 * over all that have come at once, and to read a large map out of them takes a tenth of a second.
 */
export function hearInTurns(hear: (message: unknown) => void): Heard {
  const { port1: own, port2: told } = new MessageChannel();
  let isWaiting = false;
  const next = (): boolean => {
    const received = receiveMessageOnPort(own);
    if (received !== undefined) hear(received.message);
    return received !== undefined;
  };
  const turn = (): void => {
    isWaiting = false;
    const end = performance.now() + longestTurn;
    let isMore = next();
    while (isMore && performance.now() < end) isMore = next();
    if (isMore) wake();
  };
  const wake = (): void => {
    if (!isWaiting) setImmediate(turn);
    isWaiting = true;
  };
  const rest = (): void => {
    while (next());
    own.close();
  };
  return {
    told,
    listenTo(worker) {
      worker.on("message", wake);
      worker.on("exit", rest);
    },
  };
}
