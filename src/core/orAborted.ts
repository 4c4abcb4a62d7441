/** A question that stays open must not hold what was cancelled meanwhile: rejects with the reason. */
export function orAborted<T>(answer: Promise<T>, signal: AbortSignal): Promise<T> {
  const { promise, reject } = Promise.withResolvers<never>();
  const onAbort = (): void => {
    reject(signal.reason as Error);
  };
  signal.addEventListener("abort", onAbort, { once: true });
  return Promise.race([answer, promise]).finally(() => {
    signal.removeEventListener("abort", onAbort);
  });
}
