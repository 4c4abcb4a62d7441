import type { Withheld } from "../ports.ts";
import type { Prompt } from "./prompt.ts";

/** What decides about files: `Files` of the ports, and what the user named himself. */
export interface Gate {
  withheld(uri: string, signal: AbortSignal): Promise<Withheld | undefined>;
  /** Files that go although `.gitignore` covers them: the user asked for them by name. */
  readonly allowed: ReadonlySet<string>;
}

export interface LeftOutReason {
  /** Ends a sentence: "covered by .aiexclude". */
  readonly reason: string;
  /** `rule`: withheld on purpose. `trouble`: it could not be checked. */
  readonly cause: "rule" | "trouble";
}

/** Which of the prompt's files must not leave, by uri. A gate that fails is a closed one. */
export async function whyWithheld(
  prompt: Prompt,
  gate: Gate,
  signal: AbortSignal,
): Promise<ReadonlyMap<string, LeftOutReason>> {
  const uris = prompt.turns
    .flatMap((turn) => (turn.role === "user" ? turn.content : []))
    .flatMap((block) => (block.kind === "part" && !block.part.isWords ? [block.part.uri] : []));
  const reasons = new Map<string, LeftOutReason>();
  for (const uri of new Set(uris)) {
    signal.throwIfAborted();
    const reason = await askGate(uri, gate, signal);
    if (reason !== undefined) reasons.set(uri, reason);
  }
  signal.throwIfAborted();
  return reasons;
}

async function askGate(
  uri: string,
  gate: Gate,
  signal: AbortSignal,
): Promise<LeftOutReason | undefined> {
  try {
    const withheld = await gate.withheld(uri, signal);
    if (withheld === undefined) return undefined;
    if (withheld.strength === "gitignored" && gate.allowed.has(uri)) return undefined;
    return { reason: `covered by ${withheld.rule}`, cause: "rule" };
  } catch {
    signal.throwIfAborted();
    return { reason: "its ignore rules could not be checked", cause: "trouble" };
  }
}
