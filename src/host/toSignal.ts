import { CancellationTokenSource } from "vscode";
import type { CancellationToken } from "vscode";

/** The one place where VS Code's cancellation becomes an abort. */
export function toSignal(token: CancellationToken): AbortSignal {
  if (token.isCancellationRequested) return AbortSignal.abort();
  const abort = new AbortController();
  token.onCancellationRequested(() => {
    abort.abort();
  });
  return abort.signal;
}

/** The way back, for VS Code's own calls that take a token. */
export function toToken(signal: AbortSignal): CancellationToken {
  const source = new CancellationTokenSource();
  const cancel = (): void => {
    source.cancel();
  };
  if (signal.aborted) cancel();
  signal.addEventListener("abort", cancel, { once: true });
  return source.token;
}
