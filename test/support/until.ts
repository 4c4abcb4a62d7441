/**
 * Waits until `condition` gives a value that is neither undefined nor false, and resolves with it.
 * What it throws counts as "not yet". Rejects after `limitMilliseconds` with the last trouble.
 */
export async function until<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
  limitMilliseconds = 10_000,
): Promise<T> {
  const deadline = Date.now() + limitMilliseconds;
  for (;;) {
    const attempt = await tried(condition);
    if ("value" in attempt) return attempt.value;
    if (Date.now() > deadline) {
      throw new Error(`Not within ${limitMilliseconds} ms: ${condition.toString()}`, {
        cause: attempt.trouble,
      });
    }
    await new Promise((wake) => setTimeout(wake, 50));
  }
}

async function tried<T>(
  condition: () => Promise<T | undefined | false> | T | undefined | false,
): Promise<{ readonly value: T } | { readonly trouble: unknown }> {
  try {
    const value = await condition();
    return value === undefined || value === false ? { trouble: value } : { value };
  } catch (trouble) {
    return { trouble };
  }
}
