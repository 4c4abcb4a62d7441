/**
 * Runs streams side by side and yields what any of them yields, as it comes. Ends when all have
 * ended; leaving early ends them all.
 */
export async function* sideBySide<T>(
  streams: readonly AsyncGenerator<T, void>[],
): AsyncGenerator<T, void> {
  const pending = new Map(streams.map((stream) => [stream, step(stream)]));
  try {
    while (pending.size > 0) {
      const { stream, result } = await Promise.race(pending.values());
      if (result.done === true) pending.delete(stream);
      else {
        pending.set(stream, step(stream));
        yield result.value;
      }
    }
  } finally {
    // Not awaited: a stream that waits for the network ends when its signal does.
    for (const [stream, next] of pending) {
      next.catch(() => undefined);
      stream.return().catch(() => undefined);
    }
  }
}

interface Step<T> {
  readonly stream: AsyncGenerator<T, void>;
  readonly result: IteratorResult<T, void>;
}

async function step<T>(stream: AsyncGenerator<T, void>): Promise<Step<T>> {
  return { stream, result: await stream.next() };
}
