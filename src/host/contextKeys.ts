import { commands, Disposable } from "vscode";
import type { FindingStore } from "../core/findings/findingStore.ts";
import type { ReviewResult } from "../core/reviewEvent.ts";
import type { SessionStore } from "../core/sessionStore.ts";
import { contextKeys } from "../manifest.ts";
import type { ContextKey } from "../manifest.ts";

/** Sets a key of `when` clauses. */
export function setContextKey(key: ContextKey, value: boolean): void {
  void commands.executeCommand("setContext", key, value);
}

/** Of a review that has ended: only a complete one without a single finding found nothing. */
export function setFoundNothing({ ended, findings, dropped }: ReviewResult): void {
  const isClean = ended === "complete" && findings.length + dropped.length === 0;
  setContextKey(contextKeys.foundNothing, isClean);
}

/** Keeps the keys that follow the stores; `hasKey` is set by who knows the keys. */
export function keepContextKeys(findings: FindingStore, session: SessionStore): Disposable {
  const last = new Map<ContextKey, boolean>();
  const set = (key: ContextKey, value: boolean): void => {
    if (last.get(key) === value) return;
    last.set(key, value);
    setContextKey(key, value);
  };
  const draw = (): void => {
    const { running, rest } = session.state();
    set(contextKeys.reviewing, running.length > 0);
    set(
      contextKeys.hasRest,
      rest.some(({ cause }) => cause === "trouble"),
    );
    set(
      contextKeys.hasFindings,
      findings.all().some(({ state }) => state !== "dismissed"),
    );
  };
  draw();
  return Disposable.from(
    new Disposable(findings.onDidChange(draw)),
    new Disposable(session.onDidChange(draw)),
  );
}
