/** What may stand in the log besides a fixed text: nothing of the user's code, no key, no prompt. */
export interface LogFields {
  readonly requestId?: string;
  readonly status?: number;
  readonly code?: string;
  readonly host?: string;
  readonly model?: string;
  readonly milliseconds?: number;
  readonly count?: number;
  readonly inputTokens?: number;
  readonly outputTokens?: number;
  readonly cachedTokens?: number;
  readonly usd?: number;
}

const allowed: readonly (keyof LogFields)[] = [
  "requestId",
  "status",
  "code",
  "host",
  "model",
  "milliseconds",
  "count",
  "inputTokens",
  "outputTokens",
  "cachedTokens",
  "usd",
];
const longest = 500;

/** One line, safe to paste into a bug report: only allowed fields, no key, no control character. */
export function logLine(what: string, fields: LogFields = {}): string {
  const told = allowed.flatMap((name) => {
    const value = fields[name];
    return value === undefined ? [] : [`${name}=${String(value)}`];
  });
  return withoutSecrets([what, ...told].join(" ")).slice(0, longest);
}

/** The stack of a bug: where it happened, the message cut short and without secrets. */
export function bugLines(where: string, error: unknown): string {
  if (!(error instanceof Error)) return logLine(`${where}: threw ${typeof error}`);
  const frames = (error.stack ?? "").split("\n").filter((line) => /^\s+at /.test(line));
  return [logLine(`${where}: ${error.name}: ${error.message}`), ...frames.slice(0, 20)].join("\n");
}

function withoutSecrets(line: string): string {
  return line
    .replace(/\bsk-[\w-]{8,}/g, "[key]")
    .replace(/\b(bearer|x-api-key|authorization)\b[:=\s]+\S+(\s+\S+)?/gi, "$1 [key]")
    .replace(/[\p{Cc}\p{Cf}\u2028\u2029]+/gu, " ");
}
