import { connectClaude } from "../../src/claude/connectClaude.ts";
import type { Fault } from "../../src/core/errors.ts";
import { createFindingStore } from "../../src/core/findings/findingStore.ts";
import { createReviewedCodeStore } from "../../src/core/findings/life/reviewedCodeStore.ts";
import type { Claude, Clock, Model } from "../../src/core/ports.ts";
import { createSessionStore } from "../../src/core/sessionStore.ts";
import type { Settings } from "../../src/core/settings.ts";
import { defaultSettings } from "../../src/core/settings.ts";
import type { ReviewPorts } from "../../src/core/startReview.ts";
import type { FakeClaude } from "../fakeClaude/startFakeClaude.ts";
import { testKey } from "../fakeClaude/startFakeClaude.ts";
import { memoryFiles } from "./memoryFiles.ts";
import type { MemoryFile } from "./memoryFiles.ts";
import { realClock } from "./realClock.ts";

export interface ReviewPortsOptions {
  readonly files: Readonly<Record<string, string | MemoryFile>>;
  readonly settings?: Partial<Settings>;
  readonly clock?: Clock;
  readonly isTrusted?: boolean;
  readonly isAiDisabled?: boolean;
  readonly connect?: () => Promise<Claude | Fault>;
  readonly confirmCost?: (usd: number, detail: string) => Promise<boolean>;
}

export const tablePrice: Model = {
  id: "claude-sonnet-5-5",
  name: "Claude Sonnet 5.5",
  line: "sonnet",
  maxInputTokens: 1_000_000,
  maxOutputTokens: 128_000,
  canThink: true,
  efforts: ["low", "medium", "high"],
  canStructure: true,
};

/** What a review needs, in memory, with Claude's real client on the test's server. */
export function reviewPorts(
  fake: Pick<FakeClaude, "url">,
  options: ReviewPortsOptions,
): ReviewPorts {
  const clock = options.clock ?? realClock;
  const key = testKey;
  const connect =
    options.connect ??
    (() => Promise.resolve(connectClaude({ baseUrl: fake.url, key, clock, log: () => undefined })));
  return {
    files: memoryFiles(options.files),
    clock,
    findings: createFindingStore(),
    reviewedCode: createReviewedCodeStore(),
    session: createSessionStore({ day: "2026-11-24", usd: 0 }),
    settings: () => ({ ...defaultSettings, ...options.settings }),
    isTrusted: () => options.isTrusted ?? true,
    isAiDisabled: () => options.isAiDisabled ?? false,
    persona: () =>
      Promise.resolve({
        name: "backend-architect",
        description: "",
        model: "sonnet",
        body: "You are a senior backend engineer.",
        path: "agents/backend-architect.md",
        origin: "builtin",
      }),
    connect,
    answerer: connect,
    previewAnswerer: () => Promise.resolve({ host: "api.anthropic.com", models: [tablePrice] }),
    knownModels: () => [tablePrice],
    confirmCost: options.confirmCost ?? (() => Promise.resolve(true)),
    today: () => "2026-11-24",
    displayLanguage: "en",
    log: () => undefined,
  };
}
