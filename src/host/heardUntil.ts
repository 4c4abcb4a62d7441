/**
 * Passes on what a stream says until it ends or the signal is aborted, and then leaves at once:
 * whoever speaks there may ignore that it was cancelled and never say another word.
 *
 * @throws what the stream does, and the signal's reason.
 */
export async function* heardUntil<T>(
  stream: AsyncIterable<T>,
  signal: AbortSignal,
): AsyncGenerator<T, void> {
  const iterator = stream[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await orAborted(iterator.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } finally {
    leave(iterator);
  }
}

/** The promise's outcome, or the signal's reason as soon as it is aborted. */
export async function orAborted<T>(promise: PromiseLike<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = (): void => {
    aborted.reject(signal.reason as Error);
  };
  if (signal.aborted) abort();
  signal.addEventListener("abort", abort, { once: true });
  try {
    return await Promise.race([promise, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}

/** Not awaited, because it may never be over; what it still has to say interests nobody. */
function leave(iterator: AsyncIterator<unknown>): void {
  iterator.return?.().then(undefined, () => undefined);
}
