import type { Log } from "./log.ts";

/** For work that nobody waits for: should it reject, that is a bug of ours, and it is logged. */
export function catchBug(log: Pick<Log, "bug">, where: string, work: PromiseLike<unknown>): void {
  work.then(undefined, (error: unknown) => {
    log.bug(where, error);
  });
}
