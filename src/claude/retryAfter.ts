/**
 * The seconds that an answer asks to wait: `retry-after-ms`, else `retry-after` as seconds or as a
 * date. Undefined where it says nothing that makes sense (negative, a past date, two values).
 */
export function retryAfterSeconds(headers: Headers): number | undefined {
  const milliseconds = numberIn(headers.get("retry-after-ms"));
  if (milliseconds !== undefined) return milliseconds / 1000;
  const text = headers.get("retry-after");
  const seconds = numberIn(text);
  if (seconds !== undefined) return seconds;
  // Only the form of HTTP dates: Date.parse would read "-5" or "5, 7" as a day.
  if (text === null || !/^[A-Z][a-z]{2}, \d{2} [A-Z][a-z]{2} \d{4}/.test(text)) return undefined;
  // Measured by the server's own clock where it tells it: ours may be wrong.
  const now = Date.parse(headers.get("date") ?? "") || Date.now();
  const difference = (Date.parse(text) - now) / 1000;
  return difference > 0 ? difference : undefined;
}

function numberIn(text: string | null): number | undefined {
  return text !== null && /^\d+(\.\d+)?$/.test(text.trim()) ? Number(text) : undefined;
}
